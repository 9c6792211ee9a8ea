using Bot.Messaging;
using Bot.Storage;

namespace Bot.Enquiries;

/// <summary>Keeps what people asked.</summary>
internal sealed class AskStore(Database database)
{
    private const string Columns = """
        select id as Id, update_key as UpdateKey, channel as Channel, address as Address, locale as Locale, text as Text, outcome as Outcome,
               topic as Topic, region as Region, shown as Shown, given as Given, awaits as Awaits, useful as Useful, enquiry_id as EnquiryId, asked_at as AskedAt
        from asks
        """;

    /// <summary>Adds an ask; the same update once.</summary>
    public Task<Ask> AddAsync(Ask ask) => database.WriteAsync(async session => ask with
    {
        Id = await session.ScalarAsync<long>(
            """
            insert into asks (update_key, channel, address, locale, text, outcome, topic, region, shown, given, awaits, asked_at)
            values (@UpdateKey, @Channel, @Address, @Locale, @Text, @Outcome, @Topic, @Region, @Shown, @Given, @Awaits, @AskedAt)
            on conflict (update_key) do update set update_key = excluded.update_key
            returning id
            """,
            new
            {
                ask.UpdateKey,
                ask.Address.Channel,
                Address = ask.Address.Id,
                ask.Locale,
                ask.Text,
                Outcome = ask.Outcome.ToString(),
                ask.Topic,
                ask.Region,
                Shown = string.Join(',', ask.Shown),
                Given = ask.Given?.ToString(),
                ask.Awaits,
                ask.AskedAt,
            }),
    });

    /// <summary>Writes down what became of an ask.</summary>
    public Task UpdateAsync(Ask ask) => database.WriteAsync(session => session.ExecuteAsync(
        "update asks set outcome = @outcome, topic = @Topic, shown = @shown, given = @given, awaits = @Awaits, useful = @Useful, enquiry_id = @EnquiryId where id = @Id",
        new
        {
            ask.Id,
            outcome = ask.Outcome.ToString(),
            ask.Topic,
            shown = string.Join(',', ask.Shown),
            given = ask.Given?.ToString(),
            ask.Awaits,
            ask.Useful,
            ask.EnquiryId,
        }));

    public async Task<Ask?> FindAsync(long id) => await ListAsync("where id = @id", new { id }) is [var ask] ? ask : null;

    /// <summary>The last thing somebody asked since an instant.</summary>
    public async Task<Ask?> LastAsync(ChannelAddress address, DateTimeOffset since) =>
        await ListAsync("where channel = @Channel and address = @Id and asked_at >= @since order by id desc limit 1", new { address.Channel, address.Id, since }) is [var ask] ? ask : null;

    /// <summary>What was not answered, or not helpfully, since an instant; the newest first.</summary>
    public Task<IReadOnlyList<Ask>> ListUnansweredAsync(DateTimeOffset since, int limit) => ListAsync(
        "where asked_at >= @since and (outcome = 'Nothing' or (outcome = 'Likely' and given is null) or useful = @no) order by id desc limit @limit",
        new { since, limit, no = false });

    /// <summary>Forgets what somebody asked.</summary>
    public Task ForgetAsync(ChannelAddress address) => database.WriteAsync(session =>
        session.ExecuteAsync("delete from asks where channel = @Channel and address = @Id", address));

    /// <summary>Forgets what was asked before an instant.</summary>
    public Task<int> ForgetAsync(DateTimeOffset before) => database.WriteAsync(session =>
        session.ExecuteAsync("delete from asks where asked_at < @before", new { before }));

    private Task<IReadOnlyList<Ask>> ListAsync(string which, object parameters) => database.ReadAsync(async session =>
        (IReadOnlyList<Ask>)[.. (await session.QueryAsync<Row>($"{Columns} {which}", parameters)).Select(r => r.ToAsk())]);

    private sealed class Row
    {
        public long Id { get; init; }

        public string UpdateKey { get; init; } = "";

        public string Channel { get; init; } = "";

        public string Address { get; init; } = "";

        public string Locale { get; init; } = "";

        public string Text { get; init; } = "";

        public AskOutcome Outcome { get; init; }

        public string? Topic { get; init; }

        public string? Region { get; init; }

        public string Shown { get; init; } = "";

        public string? Given { get; init; }

        public string Awaits { get; init; } = "";

        public bool? Useful { get; init; }

        public long? EnquiryId { get; init; }

        public DateTimeOffset AskedAt { get; init; }

        public Ask ToAsk() => new()
        {
            Id = Id,
            UpdateKey = UpdateKey,
            Address = new(Channel, Address),
            Locale = Locale,
            Text = Text,
            Outcome = Outcome,
            Topic = Topic,
            Region = Region,
            Shown = [.. Shown.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(PassageRef.Parse)],
            Given = Given is null ? null : PassageRef.Parse(Given),
            Awaits = Awaits,
            Useful = Useful,
            EnquiryId = EnquiryId,
            AskedAt = AskedAt,
        };
    }
}
