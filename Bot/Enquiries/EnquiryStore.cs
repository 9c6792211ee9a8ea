using System.Text.Json;
using Bot.Messaging;
using Bot.Storage;

namespace Bot.Enquiries;

/// <summary>Keeps the enquiries.</summary>
internal sealed class EnquiryStore(Database database)
{
    private const string Columns = """
        select id as Id, ask_id as AskId, channel as Channel, address as Address, locale as Locale, text as Text, same_as as SameAs, topic as Topic,
               region as Region, status as Status, assigned_to as AssignedTo, duplicate_of as DuplicateOf, answer as Answer, reason as Reason,
               settled_by as SettledBy, useful as Useful, asked_at as AskedAt, changed_at as ChangedAt
        from enquiries
        """;

    /// <summary>Adds an enquiry; the same ask once.</summary>
    public Task<Enquiry> AddAsync(Enquiry enquiry) => database.WriteAsync(async session => enquiry with
    {
        Id = await session.ScalarAsync<long>(
            """
            insert into enquiries (ask_id, channel, address, locale, text, same_as, topic, region, status, duplicate_of, settled_by, asked_at, changed_at)
            values (@AskId, @Channel, @Address, @Locale, @Text, @SameAs, @Topic, @Region, @Status, @DuplicateOf, @SettledBy, @AskedAt, @AskedAt)
            on conflict (ask_id) do update set ask_id = excluded.ask_id
            returning id
            """,
            new
            {
                enquiry.AskId,
                enquiry.Address.Channel,
                Address = enquiry.Address.Id,
                enquiry.Locale,
                enquiry.Text,
                enquiry.SameAs,
                enquiry.Topic,
                enquiry.Region,
                Status = enquiry.Status.ToString(),
                enquiry.DuplicateOf,
                enquiry.SettledBy,
                enquiry.AskedAt,
            }),
    });

    /// <summary>Writes a change down, unless somebody else has changed it meanwhile.</summary>
    /// <param name="enquiry">As it is to be.</param>
    /// <param name="was">The status it was read with.</param>
    /// <returns>False when it is not in that status any more.</returns>
    public Task<bool> ChangeAsync(Enquiry enquiry, EnquiryStatus was) => database.WriteAsync(async session => await session.ExecuteAsync(
        """
        update enquiries set status = @status, assigned_to = @AssignedTo, duplicate_of = @DuplicateOf, answer = @Answer, reason = @Reason,
               settled_by = @SettledBy, topic = @Topic, changed_at = @ChangedAt
        where id = @Id and status = @was
        """,
        new
        {
            enquiry.Id,
            status = enquiry.Status.ToString(),
            enquiry.AssignedTo,
            enquiry.DuplicateOf,
            enquiry.Answer,
            enquiry.Reason,
            enquiry.SettledBy,
            enquiry.Topic,
            enquiry.ChangedAt,
            was = was.ToString(),
        }) > 0);

    public async Task<Enquiry?> FindAsync(long id) => await ListAsync("where id = @id", new { id }) is [var enquiry] ? enquiry : null;

    /// <summary>The oldest enquiry that asks the same and is open or answered; what was declined may be asked again.</summary>
    public async Task<Enquiry?> FindSameAsync(string sameAs) =>
        await ListAsync("where same_as = @sameAs and status in ('New', 'Assigned', 'Answered') order by id limit 1", new { sameAs }) is [var enquiry] ? enquiry : null;

    /// <summary>Enquiries that fit a filter, in its order.</summary>
    public Task<IReadOnlyList<Enquiry>> ListAsync(EnquiryFilter filter) => ListAsync(
        $"""
        where (@anyStatus or status in (select value from json_each(@statuses)))
          and (@anyTopic or topic is null or topic in (select value from json_each(@topics)))
          and (@regions is null or region in (select value from json_each(@regions)))
          and (@AssignedTo is null or assigned_to = @AssignedTo)
          and (@Beyond is null or id {(filter.OldestFirst ? ">" : "<")} @Beyond)
        order by id {(filter.OldestFirst ? "" : "desc")} limit @Limit
        """,
        new
        {
            anyStatus = filter.Statuses.Count == 0,
            statuses = JsonSerializer.Serialize(filter.Statuses.Select(s => s.ToString())),
            anyTopic = filter.Topics is null,
            topics = JsonSerializer.Serialize(filter.Topics ?? []),
            regions = filter.Regions is null ? null : JsonSerializer.Serialize(filter.Regions),
            filter.AssignedTo,
            filter.Beyond,
            filter.Limit,
        });

    /// <summary>How many open enquiries each person looks after.</summary>
    public Task<IReadOnlyDictionary<string, int>> BurdensAsync() => database.ReadAsync(async session =>
        (IReadOnlyDictionary<string, int>)(await session.QueryAsync<(string Who, int Count)>("select assigned_to, count(*) from enquiries where status = 'Assigned' group by assigned_to"))
            .ToDictionary(b => b.Who, b => b.Count));

    /// <summary>Those that were joined to an enquiry.</summary>
    public Task<IReadOnlyList<Enquiry>> ListDuplicatesAsync(long of) => ListAsync("where duplicate_of = @of order by id", new { of });

    /// <summary>Open ones asked before an instant that nobody was reminded of; marks them as reminded.</summary>
    public Task<IReadOnlyList<Enquiry>> TakeOverdueAsync(DateTimeOffset before, DateTimeOffset now) => database.WriteAsync(async session =>
    {
        var overdue = await ListAsync("where status in ('New', 'Assigned') and asked_at < @before and reminded_at is null order by id limit 100", new { before });
        foreach (var enquiry in overdue)
        {
            await session.ExecuteAsync("update enquiries set reminded_at = @now where id = @Id", new { enquiry.Id, now });
        }

        return overdue;
    });

    /// <summary>How many enquiries somebody has raised since an instant.</summary>
    public Task<int> CountSinceAsync(ChannelAddress address, DateTimeOffset since) => database.ReadAsync(session => session.ScalarAsync<int>(
        "select count(*) from enquiries where channel = @Channel and address = @Id and asked_at > @since", new { address.Channel, address.Id, since }));

    /// <summary>Those joined to one enquiry are joined to another.</summary>
    public Task RedirectAsync(long from, long to) => database.WriteAsync(session =>
        session.ExecuteAsync("update enquiries set duplicate_of = @to where duplicate_of = @from", new { from, to }));

    /// <summary>The asker has another address.</summary>
    public Task MoveAsync(long id, ChannelAddress to) => database.WriteAsync(session =>
        session.ExecuteAsync("update enquiries set channel = @Channel, address = @Address where id = @id", new { id, to.Channel, Address = to.Id }));

    /// <summary>Notes whether an answer helped.</summary>
    public Task RateAsync(long id, bool useful) =>
        database.WriteAsync(session => session.ExecuteAsync("update enquiries set useful = @useful where id = @id", new { id, useful }));

    /// <summary>Forgets what somebody asked; where others wait for its answer, its words stay and its address goes.</summary>
    public Task ForgetAsync(ChannelAddress address) => database.WriteAsync(async session =>
    {
        await session.ExecuteAsync(
            """
            update enquiries set address = '', channel = '' where channel = @Channel and address = @Id
            and exists (select 1 from enquiries d where d.duplicate_of = enquiries.id)
            """,
            address);
        await session.ExecuteAsync("delete from enquiries where channel = @Channel and address = @Id", address);
    });

    /// <summary>Forgets what was settled before an instant.</summary>
    public Task<int> ForgetAsync(DateTimeOffset before) => database.WriteAsync(session => session.ExecuteAsync(
        "delete from enquiries where changed_at < @before and status in ('Answered', 'Declined', 'Duplicate')", new { before }));

    private Task<IReadOnlyList<Enquiry>> ListAsync(string which, object parameters) => database.ReadAsync(async session =>
        (IReadOnlyList<Enquiry>)[.. (await session.QueryAsync<Row>($"{Columns} {which}", parameters)).Select(r => r.ToEnquiry())]);

    private sealed class Row
    {
        public long Id { get; init; }

        public long AskId { get; init; }

        public string Channel { get; init; } = "";

        public string Address { get; init; } = "";

        public string Locale { get; init; } = "";

        public string Text { get; init; } = "";

        public string SameAs { get; init; } = "";

        public string? Topic { get; init; }

        public string? Region { get; init; }

        public EnquiryStatus Status { get; init; }

        public string? AssignedTo { get; init; }

        public long? DuplicateOf { get; init; }

        public string? Answer { get; init; }

        public string? Reason { get; init; }

        public string? SettledBy { get; init; }

        public bool? Useful { get; init; }

        public DateTimeOffset AskedAt { get; init; }

        public DateTimeOffset ChangedAt { get; init; }

        public Enquiry ToEnquiry() => new()
        {
            Id = Id,
            AskId = AskId,
            Address = new(Channel, Address),
            Locale = Locale,
            Text = Text,
            SameAs = SameAs,
            Topic = Topic,
            Region = Region,
            Status = Status,
            AssignedTo = AssignedTo,
            DuplicateOf = DuplicateOf,
            Answer = Answer,
            Reason = Reason,
            SettledBy = SettledBy,
            Useful = Useful,
            AskedAt = AskedAt,
            ChangedAt = ChangedAt,
        };
    }
}

/// <summary>Which enquiries are wanted. What is left out restricts nothing.</summary>
internal sealed record EnquiryFilter
{
    /// <summary>In which states; empty = all.</summary>
    public IReadOnlyList<EnquiryStatus> Statuses { get; init; } = [];

    /// <summary>About which topics; those whose topic could not be told are always among them.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>From which regions, each named.</summary>
    public IReadOnlyCollection<string>? Regions { get; init; }

    public string? AssignedTo { get; init; }

    /// <summary>After this number in the order asked for.</summary>
    public long? Beyond { get; init; }

    public bool OldestFirst { get; init; }

    public int Limit { get; init; } = 200;

    /// <summary>What somebody still waits for an answer to.</summary>
    public static IReadOnlyList<EnquiryStatus> Open { get; } = [EnquiryStatus.New, EnquiryStatus.Assigned];
}
