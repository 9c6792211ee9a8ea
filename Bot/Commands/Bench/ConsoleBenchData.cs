using System.Globalization;
using System.Text.Json;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Notices;
using Bot.Staff.Auditing;
using Bot.Staff.Composing;
using Bot.Staff.Members;
using Bot.Storage;
using Bot.Subscribers;
using Bot.Webhooks;

namespace Bot.Commands.Bench;

/// <summary>A large installation after a year: what people are comes through the program itself, what there is very much of from the database.</summary>
internal sealed class ConsoleBenchData(IServiceProvider services, ConsoleBenchSize size, Action<string> say)
{
    private const int ImportBatch = 10_000;

    /// <summary>Broadcasts with a row for each recipient.</summary>
    private const int WholeBroadcasts = 5;

    /// <summary>Weeks in which the rules have sent before.</summary>
    private const int Weeks = 26;

    private const int AuditEntries = 10_000;
    private const int Notices = 200;

    private readonly Database database = services.GetRequiredService<Database>();
    private readonly ContentCatalog catalog = services.GetRequiredService<ContentLibrary>().Current;
    private readonly DateTimeOffset now = services.GetRequiredService<TimeProvider>().GetUtcNow();

    public async Task MakeAsync()
    {
        say($"Importing {size.Subscribers} subscribers ...");
        var people = new BenchPeople(catalog, now);
        foreach (var batch in Enumerable.Range(1, size.Subscribers).Chunk(ImportBatch))
        {
            await services.GetRequiredService<ISubscriberStore>().MergeAsync([.. batch.Select(people.Next)]);
        }

        say("Making what was sent ...");
        await SendAsync();
        await HistoryAsync();
        say($"Making {size.Enquiries} enquiries and what staff did ...");
        await AskAsync();
        await WorkAsync();
        say($"Making {size.Responses} responses ...");
        await new QuizBenchData(services).MakePapersAsync(size.Subscribers, size.Responses);
        await database.WriteAsync(session => session.ExecuteAsync("analyze main"));
    }

    /// <summary>To everybody it fits, really frozen, nearly all of it taken; the last one is paused in the middle.</summary>
    private async Task SendAsync()
    {
        var tips = catalog.Tips.Values.Where(t => t is { Window: null, Regions: [], Crops: [], Audiences: [] } && TipFit.Obstacle(t, DateOnly.FromDateTime(now.Date), catalog) is null).Take(WholeBroadcasts).ToArray();
        foreach (var (nth, tip) in tips.Index())
        {
            var (broadcast, _) = (await services.GetRequiredService<BroadcastMaker>().MakeAsync(tip, AudienceFilter.Everyone with { Topics = [.. catalog.Topics.Keys] }, now, now.AddDays(1), null))!.Value;
            var (isLast, at) = (nth == tips.Length - 1, now.AddDays(nth - tips.Length));
            await database.WriteAsync(async session =>
            {
                await session.ExecuteAsync(
                    """
                    update deliveries set state = case when subscriber_id % 50 = 7 then 4 else 2 end, attempts = 1, at = @at, message_id = subscriber_id,
                        reason = case when subscriber_id % 50 = 7 then 'blocked by the user' end
                    where broadcast_id = @Id and (@isLast = 0 or subscriber_id % 2 = 0)
                    """,
                    new { broadcast.Id, at, isLast });
                await session.ExecuteAsync(
                    "update broadcasts set status = @status, started_at = @at, due_at = @at, finished_at = @end where id = @Id",
                    new { broadcast.Id, status = isLast ? "Paused" : "Completed", at, end = isLast ? (DateTimeOffset?)null : at.AddHours(1) });
            });
        }
    }

    /// <summary>What the rules would have sent: several tips each time, each to its share of all the traits there are; of the ledgers their totals.</summary>
    private Task HistoryAsync() => database.WriteAsync(async session =>
    {
        const int parts = 5;
        await session.ExecuteAsync("create temp table kinds as select row_number() over (order by traits_key) as nth, traits_key from (select distinct traits_key from subscribers)");
        foreach (var topic in catalog.Topics.Keys)
        {
            var tips = catalog.Tips.Values.Where(t => t.Topic == topic).Select(t => t.Id).ToArray();
            var times = topic == "agriculture" ? 3 : topic == "health" ? 2 : 1;
            for (var i = 0; i < Weeks * times * parts && tips.Length > 0; i++)
            {
                var at = now.AddDays(-1 - (i / parts * 7.0 / times));
                var id = await session.ScalarAsync<long>(
                    """
                    insert into broadcasts (content, title, audience, status, priority, urgent, paid, resend_doubted, created_at, due_at, stale_at, started_at, finished_at)
                    values (@tip, @title, '{}', 'Completed', 0, false, false, true, @at, @at, @at, @at, @at) returning id
                    """,
                    new { tip = tips[i % tips.Length], title = catalog.Tips[tips[i % tips.Length]].Texts.Values.First().Title, at });
                await session.ExecuteAsync("insert into broadcast_traits (broadcast_id, traits_key) select @id, traits_key from kinds where nth % @parts = @i % @parts order by traits_key", new { id, parts, i });
                await session.ExecuteAsync("insert into delivery_totals (broadcast_id, state, reason, deliveries, doubted) values (@id, 2, '', @people, 0)", new { id, people = size.Subscribers / parts });
            }
        }

        await session.ExecuteAsync("drop table kinds");
    });

    private Task AskAsync() => database.WriteAsync(async session =>
    {
        var texts = JsonSerializer.Serialize(catalog.Faq.Values.SelectMany(f => f.Texts.Values.First().Also.Prepend(f.Texts.Values.First().Question)));
        await session.ExecuteAsync(
            string.Create(CultureInfo.InvariantCulture, $"""
            insert into asks (update_key, channel, address, locale, text, outcome, topic, region, shown, given, awaits, asked_at)
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {size.Enquiries * 2}), words as materialized (select key as k, value as v, count(*) over () as c from json_each(@texts))
            select 'bench ' || i, s.channel, s.address, 'zh-CN', words.v, case when i % 2 = 0 then 'Nothing' else 'Sure' end, null, s.region, '', null, '', @now - (@year / {size.Enquiries * 2}) * ({size.Enquiries * 2} - i)
            from n join words on words.k = (n.i * 7919) % words.c join subscribers s on s.id = 1 + (n.i * 31) % {size.Subscribers}
            """),
            new { texts, now, year = (long)TimeSpan.FromDays(366).TotalMilliseconds });
        await session.ExecuteAsync(
            """
            insert into enquiries (ask_id, channel, address, locale, text, same_as, topic, region, status, assigned_to, answer, settled_by, asked_at, changed_at)
            select id, channel, address, locale, text, text, case id % 4 when 0 then 'health' when 2 then 'agriculture' end, region,
                case when id % 40 = 2 then 'New' when id % 40 = 4 then 'Assigned' else 'Answered' end, case when id % 40 = 4 then 'bench' end,
                case when id % 40 not in (2, 4) then '……' end, case when id % 40 not in (2, 4) then 'bench' end, asked_at, asked_at
            from asks where outcome = 'Nothing'
            """);
        await session.ExecuteAsync("update asks set enquiry_id = (select e.id from enquiries e where e.ask_id = asks.id)");
    });

    private Task WorkAsync() => database.WriteAsync(async _ =>
    {
        var admin = await services.GetRequiredService<StaffStore>().AddAsync(new() { Name = "bench", Role = Role.Admin, Locale = "zh-CN" }, "none") ?? throw new InvalidOperationException("There is one already.");
        var tip = catalog.Tips.Values.First(t => t is { Window: null, Regions: [] });
        await services.GetRequiredService<DraftStore>().AddAsync(admin, new() { TipId = tip.Id });
        await services.GetRequiredService<WebhookStore>().AddAsync("https://bench.example.org/", WebhookTypes.All, "bench");
        for (var i = 0; i < AuditEntries; i++)
        {
            await services.GetRequiredService<AuditLog>().AddAsync("bench", "broadcast.pause", $"broadcast/{i}", null, null);
        }

        for (var i = 0; i < Notices; i++)
        {
            await services.GetRequiredService<NoticeBoard>().PutAsync(new()
            {
                Key = $"bench {i}",
                Kind = NoticeKind.OccurrenceMissed,
                Severity = NoticeSeverity.Warning,
                Text = TextKeys.NoticeOccurrenceMissed,
            });
        }
    });
}
