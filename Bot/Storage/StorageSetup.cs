namespace Bot.Storage;

internal static class StorageSetup
{
    /// <summary>The database, brought to this version before anybody gets to see it.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options, string home)
    {
        SqlInstants.Register();
        return Sealing.AddTo(services)
            .AddSingleton(new SqliteConnections(options.ConnectionString, home))
            .AddSingleton<Backup>()
            .AddSingleton(provider =>
            {
                var connections = provider.GetRequiredService<SqliteConnections>();
                Migrator.Migrate(connections, provider.GetRequiredService<TimeProvider>());
                return new Database(connections);
            });
    }
}
