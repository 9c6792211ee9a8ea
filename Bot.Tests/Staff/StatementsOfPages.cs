using System.Diagnostics.Metrics;
using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Staff;

/// <summary>What pages ask of the database does not grow with the people.</summary>
public sealed class StatementsOfPages
{
    [Theory]
    [InlineData("/staff/")]
    [InlineData("/staff/calendar")]
    public async Task A_page_needs_no_more_statements_for_many_different_people_than_for_one(string page)
    {
        using var content = new ContentFolder().Tip("wheat", extra: "crops: [wheat]").Tip("rice", extra: "crops: [rice]")
            .Schedules("  - {id: daily, when: \"0 7 * * *\", what: {next: agriculture}}\n  - {id: rice, when: \"0 9 * * *\", what: {tip: rice}}");
        using var statements = new Statements();
        await using var bot = await BotUnderTest.StartAsync(content, clock: new ManualClock(Instants.At("2026-11-01T02:00:00Z")), services: s => s.AddSingleton<IStartupFilter>(statements));
        using var visitor = await StaffVisitor.JoinAsync(bot, Role.Viewer);
        await bot.Get<ISubscriberStore>().MergeAsync([Person(0)]);
        await visitor.PageAsync(page);
        await visitor.PageAsync(page);
        var (few, fewAgain) = (await CountAsync(afterChange: true), await CountAsync(afterChange: false));

        await bot.Get<ISubscriberStore>().MergeAsync([.. Enumerable.Range(0, 300).Select(Person)]);
        var (many, manyAgain) = (await CountAsync(afterChange: true), await CountAsync(afterChange: false));

        few.ShouldBeGreaterThan(5);
        (many, manyAgain).ShouldBe((few, fewAgain));
        fewAgain.ShouldBe(few - 1, "nobody is counted again whom nothing has changed about");

        async Task<int> CountAsync(bool afterChange)
        {
            await (afterChange ? bot.Get<ISubscriberStore>().SetStatusAsync(Person(0).Address, SubscriberStatus.Active, null) : Task.CompletedTask);
            var before = statements.Count;
            await visitor.PageAsync(page);
            return statements.Count - before;
        }
    }

    private static Subscriber Person(int number) => new()
    {
        Address = new("telegram", $"{number}"), Locale = "zh-CN", Status = SubscriberStatus.Active, Since = Instants.At("2026-10-01"),
        Region = number % 3 == 0 ? "37" : null, Audience = number % 2 == 0 ? "farmer" : "elder", Crops = [$"crop{number}", number % 5 == 0 ? "wheat" : "rice"],
    };

    /// <summary>Counts the reading statements of one bot's requests; other tests have theirs at the same time.</summary>
    private sealed class Statements : IStartupFilter, IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly AsyncLocal<bool> isRequest = new();
        private int count;

        public Statements()
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == BotMetrics.MeterName && instrument.Name == "sciencebot.database.statements")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref count, isRequest.Value ? (int)value : 0));
            listener.Start();
        }

        public int Count => Volatile.Read(ref count);

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                isRequest.Value = true;
                await rest(context);
            });
            next(app);
        };

        public void Dispose() => listener.Dispose();
    }
}
