using Bot.Storage;

namespace Bot.Staff.Members;

/// <summary>At the start, seals what an earlier version kept in clear.</summary>
internal sealed class TotpSealing(Database database, Sealing sealing) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => database.WriteAsync(async session =>
    {
        // What is sealed is longer.
        foreach (var (id, secret) in await session.QueryAsync<(long, string)>("select id, totp_secret from staff_members where length(totp_secret) = 32"))
        {
            await session.ExecuteAsync("update staff_members set totp_secret = @sealed where id = @id", new { id, @sealed = sealing.Seal(secret) });
        }
    });

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
