using System.Diagnostics;
using System.Text.Json;

namespace Bot.Commands.Bench;

/// <summary>What a broadcast is held against: the least that can be done to send as many messages, with no memory of any.</summary>
internal static class BareLoop
{
    /// <returns>Messages a second.</returns>
    public static async Task<double> RunAsync(string address, int messages, int atOnce, string text)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = atOnce });
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(1, messages), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (chat, cancellationToken) =>
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new { chat_id = chat, text, parse_mode = "HTML" });
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
            using var answer = await http.PostAsync($"{address}/bot1:bare/sendMessage", content, cancellationToken);
            using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            if (!json.RootElement.GetProperty("ok").GetBoolean())
            {
                throw new InvalidOperationException("The sink refused a message.");
            }
        });
        return messages / watch.Elapsed.TotalSeconds;
    }
}
