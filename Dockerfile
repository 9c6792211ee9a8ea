# Builds the program and puts it with its content into an image without the SDK. Data belongs on a volume at /data.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
# The packages first: they are fetched again only when their list changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY Bot/Bot.csproj Bot/
RUN dotnet restore Bot/Bot.csproj
COPY BannedSymbols.txt .editorconfig ./
COPY Bot Bot
# The sentences are built in as well.
COPY content/texts content/texts
RUN dotnet publish Bot/Bot.csproj --no-restore -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# What certificates are painted with: the program and Chinese fonts. The font cache is made here: later nothing may be written.
RUN apt-get update && apt-get install -y --no-install-recommends librsvg2-bin fonts-noto-cjk && rm -rf /var/lib/apt/lists/* && fc-cache -s
RUN install -d -o $APP_UID -g $APP_UID -m 700 /data
WORKDIR /app
COPY --from=build /app .
COPY appsettings.json .
COPY content content
USER $APP_UID
VOLUME /data
# In a container the loopback address reaches nobody: what may come in is decided by the ports that are published.
# Without diagnostics nothing is written outside of /data and /tmp.
ENV Urls=http://0.0.0.0:5080 Storage__ConnectionString="Data Source=/data/sciencebot.db" DOTNET_EnableDiagnostics=0
EXPOSE 5080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["dotnet", "Bot.dll", "health"]
ENTRYPOINT ["dotnet", "Bot.dll"]
CMD ["serve"]
