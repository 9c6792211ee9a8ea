using Bot.Content;
using Bot.Messaging;
using Bot.Quizzes.Standings;
using Bot.Storage;

namespace Bot.Quizzes.Certificates;

/// <summary>Keeps certificates. A member has one for a contest: the database sees to it.</summary>
internal sealed class CertificateStore(Database database, Calendar calendar)
{
    private const string Columns = """
        select c.id as Id, c.serial as Serial, c.contest as Contest, c.subscriber_id as SubscriberId, c.title as Title, c.issuer as Issuer, c.name as OwnName,
               c.renames as Renames, c.score as Score, c.full_score as FullScore, c.place as Place, c.people as People, c.day as Day, c.state as State,
               c.asked as Asked, c.attempts as Attempts, p.name as PersonName, coalesce(m.show_name, false) as ShowName
        from certificates c join subscribers p on p.id = c.subscriber_id left join quiz_members m on m.subscriber_id = c.subscriber_id
        """;

    /// <summary>Whether somebody's attempt at a contest still runs.</summary>
    public Task<bool> IsStillPlayedAsync(string contest) => database.ReadAsync(session =>
        session.ScalarAsync<bool>("select exists (select 1 from attempts where quiz = @contest and state = 0)", new { contest }));

    /// <summary>Who has earned a certificate and has none, or has one that says another score than a correction has left them.</summary>
    public Task<IReadOnlyList<(long Subscriber, double Score, int Place, int People)>> ListEarnedAsync(Contest contest, CertificateRule rule, int limit) => database.ReadAsync(session =>
        session.QueryAsync<(long, double, int, int)>(
            """
            select r.subscriber_id, r.score, r.place, r.people from (
                select s.subscriber_id, s.score, rank() over (order by s.score desc, s.taken_ms, s.at) as place, count(*) over () as people
                from standings s where s.board = @Id) r
            left join certificates c on c.contest = @Id and c.subscriber_id = r.subscriber_id
            where r.score > 0 and r.score >= @least and r.place <= @top and (c.id is null or c.score <> r.score)
            order by r.place, r.subscriber_id limit @limit
            """,
            new { contest.Id, least = (rule.MinShare ?? 0) * contest.FullScore - 1e-9, top = rule.Top ?? int.MaxValue, limit }));

    /// <summary>Gives certificates, to be sent; where somebody has one, only its score is put right.</summary>
    public Task GiveAsync(Contest contest, CertificateRule rule, string title, IReadOnlyList<(long Subscriber, double Score, int Place, int People)> earned) => database.WriteAsync(async session =>
    {
        foreach (var (subscriber, score, place, people) in earned)
        {
            await session.ExecuteAsync(
                """
                insert into certificates (serial, contest, subscriber_id, title, issuer, score, full_score, place, people, day, state, due_at)
                values (@serial, @Id, @subscriber, @title, @Issuer, @score, @full, @place, @people, @day, 0, @now)
                on conflict (contest, subscriber_id) do update set score = excluded.score, place = excluded.place, people = excluded.people
                """,
                new
                {
                    serial = Serials.New(),
                    contest.Id,
                    subscriber,
                    title,
                    rule.Issuer,
                    score,
                    full = contest.Counts == AttemptCounting.Sum ? (double?)null : contest.FullScore,
                    place,
                    people,
                    day = calendar.Today.DayNumber,
                    now = calendar.Now,
                });
        }
    });

    public async Task<Certificate?> FindAsync(string serial) => await ListAsync("where c.serial = @serial", new { serial }) is [var one] ? one : null;

    /// <summary>Somebody's, the newest first.</summary>
    public Task<IReadOnlyList<Certificate>> ListOfAsync(long subscriber) => ListAsync("where c.subscriber_id = @subscriber order by c.id desc limit 20", new { subscriber });

    /// <summary>Those to be sent now, whoever waits for one first.</summary>
    /// <param name="onlyAsked">Whether the others wait: at night.</param>
    /// <param name="limit">At most so many.</param>
    public Task<IReadOnlyList<Certificate>> ListDueAsync(bool onlyAsked, int limit) => ListAsync(
        "where c.state = 0 and c.due_at <= @now and (c.asked or not @onlyAsked) order by c.asked desc, c.due_at limit @limit", new { now = calendar.Now, onlyAsked, limit });

    /// <summary>Written down before the call: after a crash nobody gets it twice unasked.</summary>
    /// <returns>False when it is not to be sent any more.</returns>
    public Task<bool> ClaimAsync(long id) => database.WriteAsync(async session =>
        await session.ExecuteAsync("update certificates set state = 1, attempts = attempts + 1 where id = @id and state = 0", new { id }) > 0);

    /// <summary>What became of sending it.</summary>
    public Task SettleAsync(long id, CertificateState state, string? reason) => database.WriteAsync(session => session.ExecuteAsync(
        "update certificates set state = @state, reason = @reason, asked = false where id = @id and state = 1", new { id, state = (int)state, reason }));

    /// <summary>It was not sent, and is tried again.</summary>
    public Task RetryAsync(long id, string? reason, DateTimeOffset at) => database.WriteAsync(session => session.ExecuteAsync(
        "update certificates set state = 0, reason = @reason, due_at = @at where id = @id and state = 1", new { id, reason, at }));

    /// <summary>After a start: what was on its way may have arrived.</summary>
    public Task DoubtAsync() => database.WriteAsync(session => session.ExecuteAsync(
        "update certificates set state = case when asked then 0 else 4 end, reason = 'found on its way after a stop' where state = 1"));

    /// <summary>Its owner wants it now.</summary>
    public Task AskAsync(long id, long subscriber) => database.WriteAsync(session => session.ExecuteAsync(
        "update certificates set state = 0, asked = true, attempts = 0, due_at = @now where id = @id and subscriber_id = @subscriber and state <> 1", new { id, subscriber, now = calendar.Now }));

    /// <summary>What its owner writes next is the name.</summary>
    public Task AwaitNameAsync(long id, long subscriber, DateTimeOffset until) => database.WriteAsync(async session =>
    {
        await session.ExecuteAsync("update certificates set naming_until = null where subscriber_id = @subscriber and naming_until is not null", new { subscriber });
        await session.ExecuteAsync("update certificates set naming_until = @until where id = @id and subscriber_id = @subscriber", new { id, subscriber, until });
    });

    /// <summary>The certificate at an address that waits for a name; null when none does.</summary>
    public async Task<Certificate?> NamingAsync(ChannelAddress address) =>
        await ListAsync("where p.channel = @Channel and p.address = @Id and c.naming_until > @now limit 1", new { address.Channel, address.Id, now = calendar.Now }) is [var one] ? one : null;

    public Task RenameAsync(long id, string name) => database.WriteAsync(session =>
        session.ExecuteAsync("update certificates set name = @name, renames = renames + 1, naming_until = null where id = @id", new { id, name }));

    private Task<IReadOnlyList<Certificate>> ListAsync(string which, object parameters) => database.ReadAsync(async session =>
        (IReadOnlyList<Certificate>)[.. (await session.QueryAsync<Row>($"{Columns} {which}", parameters)).Select(r => r.ToCertificate())]);

    private sealed class Row
    {
        public long Id { get; init; }

        public string Serial { get; init; } = "";

        public string Contest { get; init; } = "";

        public long SubscriberId { get; init; }

        public string Title { get; init; } = "";

        public string? Issuer { get; init; }

        public string? OwnName { get; init; }

        public string PersonName { get; init; } = "";

        public bool ShowName { get; init; }

        public int Renames { get; init; }

        public double Score { get; init; }

        public double? FullScore { get; init; }

        public int Place { get; init; }

        public int People { get; init; }

        public int Day { get; init; }

        public int State { get; init; }

        public bool Asked { get; init; }

        public int Attempts { get; init; }

        public Certificate ToCertificate()
        {
            var name = CertificateName.Clean(PersonName);
            return new()
            {
                Id = Id,
                Serial = Serial,
                Contest = Contest,
                SubscriberId = SubscriberId,
                Title = Title,
                Issuer = Issuer,
                Name = OwnName ?? (ShowName || name.Length == 0 ? name : Masking.Of(name)),
                Renames = Renames,
                Score = Score,
                FullScore = FullScore,
                Place = Place,
                People = People,
                Day = DateOnly.FromDayNumber(Day),
                State = (CertificateState)State,
                Asked = Asked,
                Attempts = Attempts,
            };
        }
    }
}
