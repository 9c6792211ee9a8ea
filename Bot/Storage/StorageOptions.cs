namespace Bot.Storage;

/// <summary>Settings under <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    public const int MostBackupsKept = 400;

    /// <summary>The SQLite connection string; a relative file is looked for beside <c>appsettings.json</c>. Default <c>Data Source=data/sciencebot.db</c>.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/sciencebot.db";

    /// <summary>Where copies go; a relative path starts at <c>appsettings.json</c>. Default empty = a folder <c>backups</c> beside the database.</summary>
    public string BackupFolder { get; set; } = "";

    /// <summary>The local time of day after which the copy of the day is made. Default 03:00:00.</summary>
    public TimeSpan BackupAt { get; set; } = TimeSpan.FromHours(3);

    /// <summary>How many daily copies are kept, 0 to 400; 0 = none are made. Default 7.</summary>
    public int BackupsKept { get; set; } = 7;

    /// <summary>What is wrong; null = nothing.</summary>
    public string? Problem() =>
        BackupsKept is < 0 or > MostBackupsKept ? $"Storage:BackupsKept is {BackupsKept}; it must be from 0 to {MostBackupsKept}."
        : BackupAt < TimeSpan.Zero || BackupAt >= TimeSpan.FromDays(1) ? $"Storage:BackupAt is {BackupAt}; it must be a time of day such as 03:00:00."
        : null;
}
