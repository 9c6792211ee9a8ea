using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bot.Messaging;

/// <summary>Everything that is measured while the program runs, under the meter <c>ScienceBot</c>.</summary>
internal static class BotMetrics
{
    public const string MeterName = "ScienceBot";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Sends = Meter.CreateCounter<long>("sciencebot.sends", "{message}", "Calls that send a message, by channel, lane and outcome.");
    private static readonly Histogram<double> SendDuration = Meter.CreateHistogram<double>("sciencebot.send.duration", "s", "How long such a call takes, without waiting for its turn.");
    private static readonly Histogram<double> PacerWait = Meter.CreateHistogram<double>("sciencebot.pacer.wait", "s", "How long a message waits for its turn, by channel and lane.");
    private static readonly Histogram<double> LedgerTurn = Meter.CreateHistogram<double>("sciencebot.ledger.turn.duration", "s", "How long one transaction of the ledger takes, its wait for the disk included.");
    private static readonly Histogram<double> ReplyLatency = Meter.CreateHistogram<double>("sciencebot.reply.latency", "s", "From receiving an update to its last answer being taken by the platform.");
    private static readonly UpDownCounter<long> Waiting = Meter.CreateUpDownCounter<long>("sciencebot.pacer.queue", "{message}", "Messages waiting for their turn, by channel and lane.");
    private static readonly Histogram<double> WebhookDuration = Meter.CreateHistogram<double>("sciencebot.webhook.duration", "s", "How long a call of a webhook takes, by whether it was taken.");
    private static readonly Histogram<double> ForecastPreparation = Meter.CreateHistogram<double>("sciencebot.forecast.preparation.duration", "s", "How long it takes to count people and read what they got, for the forecast, after either has changed.");
    private static readonly Counter<long> Statements = Meter.CreateCounter<long>("sciencebot.database.statements", "{statement}", "Statements run in the database; those that note single messages of a turn of the ledger are not counted.");

    public static void Sent(string channel, Lane lane, SendResult result, TimeSpan took)
    {
        if (Sends.Enabled || SendDuration.Enabled)
        {
            var tags = Tags(channel, lane);
            SendDuration.Record(took.TotalSeconds, tags);
            tags.Add("outcome", result.GetType().Name);
            Sends.Add(1, tags);
        }
    }

    public static void Waited(string channel, Lane lane, TimeSpan time) => PacerWait.Record(time.TotalSeconds, Tags(channel, lane));

    /// <summary>One more (or, with -1, one less) message waits for its turn.</summary>
    public static void Queue(string channel, Lane lane, int change) => Waiting.Add(change, Tags(channel, lane));

    public static void LedgerTurned(string channel, TimeSpan took) => LedgerTurn.Record(took.TotalSeconds, new KeyValuePair<string, object?>("channel", channel));

    public static void Replied(string channel, TimeSpan took) => ReplyLatency.Record(took.TotalSeconds, new KeyValuePair<string, object?>("channel", channel));

    public static void ForecastPrepared(TimeSpan took) => ForecastPreparation.Record(took.TotalSeconds);

    public static void StatementRun() => Statements.Add(1);

    public static void WebhookCalled(bool taken, TimeSpan took) => WebhookDuration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("taken", taken ? "yes" : "no"));

    private static TagList Tags(string channel, Lane lane) => new() { { "channel", channel }, { "lane", lane == Lane.Reply ? "reply" : "bulk" } };
}
