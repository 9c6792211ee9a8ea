using Bot.Messaging;
using Bot.Storage;

namespace Bot.Dispatching;

/// <inheritdoc cref="IUpdateStore"/>
internal sealed class SqlUpdateStore(Database database) : IUpdateStore
{
    public Task<IReadOnlyList<InboundUpdate>> AddAsync(IReadOnlyList<InboundUpdate> updates, DateTimeOffset now) =>
        database.WriteAsync(async session =>
        {
            var added = new List<InboundUpdate>();
            foreach (var update in updates)
            {
                var rows = await session.ExecuteAsync(
                    "insert into updates (channel, id, payload, received_at, state) values (@Channel, @Id, @Payload, @now, 0) on conflict do nothing",
                    new { update.Channel, update.Id, update.Payload, now });
                if (rows > 0)
                {
                    added.Add(update);
                }
            }

            return (IReadOnlyList<InboundUpdate>)added;
        });

    public Task<IReadOnlyList<InboundUpdate>> ListOpenAsync() =>
        database.ReadAsync(session => session.QueryAsync<InboundUpdate>(
            "select channel as Channel, id as Id, payload as Payload, received_at as ReceivedAt from updates where state = 0 order by received_at, length(id), id"));

    public Task CloseAsync(InboundUpdate update, UpdateOutcome outcome, string? error, DateTimeOffset now) =>
        database.WriteAsync(session => session.ExecuteAsync(
            // What people wrote is kept only where staff may have to look at it.
            "update updates set state = @outcome, error = @error, handled_at = @now, payload = case when @outcome = 2 then payload else '' end where channel = @Channel and id = @Id",
            new { update.Channel, update.Id, outcome = (int)outcome, error, now }));

    public Task<int> ForgetAsync(DateTimeOffset before) =>
        database.WriteAsync(session => session.ExecuteAsync(
            "delete from updates where state <> 0 and handled_at < @before", new { before }));
}
