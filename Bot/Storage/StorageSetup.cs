namespace Bot.Storage;

internal static class StorageSetup
{
    /// <summary>The database, brought to this version before anybody gets to see it.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options, string home)
    {
        SqlInstants.Register();
        return Sealing.AddTo(services)
            .AddSingleton(new SqliteConnections(options.ConnectionString, home))
            .AddSingleton(options)
            .AddSingleton(provider => new Backup(provider.GetRequiredService<SqliteConnections>(), provider.GetRequiredService<TimeProvider>(), FolderOf(options, home)))
            .AddSingleton(provider =>
            {
                var connections = provider.GetRequiredService<SqliteConnections>();
                Migrator.Migrate(connections, provider.GetRequiredService<TimeProvider>());
                return new Database(connections);
            });
    }

    private static string? FolderOf(StorageOptions options, string home) => options.BackupFolder.Length == 0 ? null : Path.GetFullPath(options.BackupFolder, home);
}
