using System.Text.Json;
using Bot.Storage;

namespace Bot.Webhooks;

/// <summary>Keeps the webhooks; their secrets are sealed.</summary>
internal sealed class WebhookStore(Database database, Sealing sealing, TimeProvider time)
{
    public const int MaxUrl = 500;

    /// <summary>How long the old secret stays good beside a new one.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private const string Columns = """
        select id as Id, url as Url, events as Events, secret as Secret, old_secret as OldSecret, old_secret_until as OldSecretUntil,
               made_by as MadeBy, created_at as CreatedAt, disabled_at as DisabledAt
        from webhooks
        """;

    /// <summary>Adds a webhook.</summary>
    /// <returns>Its number and its secret, which is shown this once.</returns>
    public async Task<(long Id, string Secret)> AddAsync(string url, IReadOnlyList<string> events, string by)
    {
        var secret = WebhookSigning.NewSecret();
        var id = await database.WriteAsync(session => session.ScalarAsync<long>(
            "insert into webhooks (url, events, secret, made_by, created_at) values (@url, @events, @sealed, @by, @now) returning id",
            new { url, events = JsonSerializer.Serialize(events), @sealed = sealing.Seal(secret), by, now = time.GetUtcNow() }));
        return (id, secret);
    }

    public Task<IReadOnlyList<Webhook>> ListAsync() => ListAsync("order by id", new { });

    public async Task<Webhook?> FindAsync(long id) => await ListAsync("where id = @id", new { id }) is [var webhook] ? webhook : null;

    /// <summary>Gives it a new secret; the old one stays good for a day, so that the other side can change it in peace.</summary>
    public async Task<string> RotateAsync(long id)
    {
        var secret = WebhookSigning.NewSecret();
        await database.WriteAsync(session => session.ExecuteAsync(
            "update webhooks set old_secret = secret, old_secret_until = @until, secret = @sealed where id = @id",
            new { id, @sealed = sealing.Seal(secret), until = time.GetUtcNow() + Overlap }));
        return secret;
    }

    public Task SetDisabledAsync(long id, bool disabled) => database.WriteAsync(session => session.ExecuteAsync(
        "update webhooks set disabled_at = @at where id = @id", new { id, at = disabled ? time.GetUtcNow() : (DateTimeOffset?)null }));

    public Task RemoveAsync(long id) => database.WriteAsync(session => session.ExecuteAsync("delete from webhooks where id = @id", new { id }));

    private Task<IReadOnlyList<Webhook>> ListAsync(string which, object parameters) => database.ReadAsync(async session =>
        (IReadOnlyList<Webhook>)[.. (await session.QueryAsync<Row>($"{Columns} {which}", parameters)).Select(ToWebhook)]);

    private Webhook ToWebhook(Row row)
    {
        string?[] secrets = [sealing.Open(row.Secret), row.OldSecretUntil > time.GetUtcNow() ? sealing.Open(row.OldSecret!) : null];
        return new(row.Id, row.Url, JsonSerializer.Deserialize<string[]>(row.Events)!, [.. secrets.OfType<string>()], row.MadeBy, row.CreatedAt, row.DisabledAt);
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public string Url { get; init; } = "";

        public string Events { get; init; } = "[]";

        public string Secret { get; init; } = "";

        public string? OldSecret { get; init; }

        public DateTimeOffset? OldSecretUntil { get; init; }

        public string MadeBy { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? DisabledAt { get; init; }
    }
}

/// <summary>An address that is told what happens.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Url">Where.</param>
/// <param name="Events">Of what, see <see cref="WebhookTypes"/>.</param>
/// <param name="Secrets">What its messages are signed with now; empty = the keys they were sealed with are gone.</param>
/// <param name="MadeBy">Who registered it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="DisabledAt">Since when it is told nothing; null = it is told.</param>
internal sealed record Webhook(long Id, string Url, IReadOnlyList<string> Events, IReadOnlyList<string> Secrets, string MadeBy, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt);
