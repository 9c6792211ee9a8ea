# Builds the program and puts it with its content into an image without the SDK. Data belongs on a volume at /data.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN dotnet publish Bot/Bot.csproj -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# What certificates are painted with: the program and Chinese fonts.
RUN apt-get update && apt-get install -y --no-install-recommends librsvg2-bin fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
COPY appsettings.json .
COPY content content
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
VOLUME /data
# In a container the loopback address reaches nobody: what may come in is decided by the ports that are published.
ENV Urls=http://0.0.0.0:5080 Storage__ConnectionString="Data Source=/data/sciencebot.db"
EXPOSE 5080
ENTRYPOINT ["dotnet", "Bot.dll"]
CMD ["serve"]
