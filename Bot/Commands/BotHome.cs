namespace Bot.Commands;

/// <summary>The folder that <c>appsettings.json</c> is in, where relative paths of settings start.</summary>
internal static class BotHome
{
    private const string Marker = "appsettings.json";

    /// <summary>The settings, for commands that need nothing else.</summary>
    /// <param name="checkContentPath">Whether the content folder must be there.</param>
    public static Settings Settings(bool checkContentPath = false)
    {
        var home = Find();
        var configuration = new ConfigurationBuilder().SetBasePath(home).AddJsonFile(Marker, optional: true).AddEnvironmentVariables().Build();
        return Bot.Settings.Read(configuration, checkContentPath ? home : null);
    }

    /// <summary>The folder we were started in, or else the nearest one around the program, that has the settings.</summary>
    public static string Find()
    {
        var here = Directory.GetCurrentDirectory();
        for (var folder = File.Exists(Path.Combine(here, Marker)) ? here : AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)))
        {
            if (File.Exists(Path.Combine(folder, Marker)))
            {
                return folder;
            }
        }

        return here;
    }
}
