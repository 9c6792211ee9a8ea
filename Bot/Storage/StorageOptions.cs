namespace Bot.Storage;

/// <summary>Settings under <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    /// <summary>The SQLite connection string; a relative file is looked for beside <c>appsettings.json</c>. Default <c>Data Source=data/sciencebot.db</c>.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/sciencebot.db";
}
