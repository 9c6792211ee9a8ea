using System.Text.Json;
using Bot.Storage;

namespace Bot.Subscribers;

/// <summary>Takes a list in with a handful of statements, however long it is: it travels as one JSON text.</summary>
internal static class SqlSubscriberMerge
{
    private const string Listed = """
        from json_each(@list) l join subscribers s on s.channel = json_extract(l.value, '$.channel') and s.address = json_extract(l.value, '$.address')
        """;

    public static Task RunAsync(Database database, IReadOnlyList<Subscriber> subscribers) => database.WriteAsync(async session =>
    {
        var list = JsonSerializer.Serialize(subscribers.Select(s => new
        {
            channel = s.Address.Channel,
            address = s.Address.Id,
            group = s.IsGroup ? 1 : 0,
            name = s.Name,
            locale = s.Locale,
            region = s.Region,
            audience = s.Audience,
            unit = s.Unit,
            status = s.Status.ToString(),
            reason = s.StatusReason,
            since = s.Since.ToUnixTimeMilliseconds(),
            topics = s.Topics,
            crops = s.Crops,
            key = s.Traits.Key,
        }));
        await session.ExecuteAsync(
            """
            insert into subscribers (channel, address, is_group, name, locale, region, audience, unit, status, status_reason, since, traits_key)
            select json_extract(value, '$.channel'), json_extract(value, '$.address'), json_extract(value, '$.group'), json_extract(value, '$.name'),
                   json_extract(value, '$.locale'), json_extract(value, '$.region'), json_extract(value, '$.audience'), json_extract(value, '$.unit'),
                   json_extract(value, '$.status'), json_extract(value, '$.reason'), json_extract(value, '$.since'), json_extract(value, '$.key')
            from json_each(@list) where true
            on conflict (channel, address) do update set
                is_group = excluded.is_group, name = excluded.name, locale = excluded.locale, region = excluded.region,
                audience = excluded.audience, unit = excluded.unit, traits_key = excluded.traits_key
            """,
            new { list });
        await ReplaceAsync(session, "subscriber_topics", "topic", "$.topics", list);
        await ReplaceAsync(session, "subscriber_crops", "crop", "$.crops", list);
        await PeopleCounts.NoteChangeAsync(session);
    });

    private static async Task ReplaceAsync(DbSession session, string table, string column, string path, string list)
    {
        await session.ExecuteAsync($"delete from {table} where subscriber_id in (select s.id {Listed})", new { list });
        await session.ExecuteAsync(
            $"insert into {table} (subscriber_id, {column}) select s.id, t.value {Listed}, json_each(l.value, @path) t where true on conflict do nothing",
            new { list, path });
    }
}
