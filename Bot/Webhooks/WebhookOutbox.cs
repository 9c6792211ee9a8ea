using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Bot.Storage;

namespace Bot.Webhooks;

/// <summary>
/// Where features put what other programs should be told. Called inside a write it joins that write: what happened and its message are
/// one. Where no webhook asks for it, nothing is written.
/// </summary>
internal sealed class WebhookOutbox(Database database, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="type">One of <see cref="WebhookTypes"/>.</param>
    /// <param name="key">What makes it unique: the same thing told twice is one message.</param>
    /// <param name="data">What there is to say; no more of a person than their number and what they chose.</param>
    public Task AddAsync(string type, string key, object data) => InsertAsync(type, key, data, "w.disabled_at is null and @type in (select value from json_each(w.events))", 0);

    /// <summary>A message to one webhook, whatever it asks for, to see whether it arrives.</summary>
    public Task TestAsync(long webhook) => InsertAsync(WebhookTypes.Test, $"test/{Guid.NewGuid():N}", new { webhook }, "w.id = @webhook", webhook);

    private Task InsertAsync(string type, string key, object data, string whom, long webhook) => database.WriteAsync(session =>
    {
        var now = time.GetUtcNow();
        return session.ExecuteAsync(
            $"""
            insert into webhook_messages (webhook_id, key, type, payload, at, next_at)
            select w.id, @key, @type, @payload, @now, @now from webhooks w where {whom}
            on conflict (webhook_id, key) do nothing
            """,
            new { type, key, payload = JsonSerializer.Serialize(new { type, timestamp = now, data }, Json), now, webhook });
    });
}
