using System.Security.Cryptography;
using System.Text;
using Bot.Hosting;
using Bot.Storage;

namespace Bot.Staff.Api;

/// <summary>
/// Does what makes something once for each <c>Idempotency-Key</c>, however often it is asked for: the act and its answer are one
/// transaction. What was refused leaves the key free, so that it can be mended and asked again.
/// </summary>
internal sealed class Repeats(Database database, TimeProvider time)
{
    public const string Header = "Idempotency-Key";
    private const int MaxKey = 64;

    public async Task<ApiAnswer> OnceAsync(ApiCall call, Func<Task<ApiAnswer>> act)
    {
        var key = call.Context.Request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            return await act();
        }

        if (key.Length > MaxKey || key.Any(c => c is <= ' ' or > '~'))
        {
            return call.Problem(StatusCodes.Status400BadRequest, "key", values: ("max", $"{MaxKey}"));
        }

        var hash = HashOf(call);
        return await database.WriteAsync(async session =>
        {
            var token = call.Token.Id;
            var known = await session.FirstOrDefaultAsync<Row>(
                "select request_hash as Hash, status as Status, location as Location, answer as Answer from api_repeats where token_id = @token and key = @key", new { token, key });
            if (known is not null)
            {
                return known.Hash == hash
                    ? new(known.Status, known.Answer, known.Location) { IsRepeated = true }
                    : call.Problem(StatusCodes.Status422UnprocessableEntity, "key-used");
            }

            var answer = await act();
            if (answer.IsDone)
            {
                await session.ExecuteAsync(
                    "insert into api_repeats (token_id, key, request_hash, status, location, answer, at) values (@token, @key, @hash, @Status, @Location, @Json, @now)",
                    new { token, key, hash, answer.Status, answer.Location, answer.Json, now = time.GetUtcNow() });
            }

            return answer;
        });
    }

    /// <summary>Forgets what was done before an instant.</summary>
    public Task ForgetAsync(DateTimeOffset before) => database.WriteAsync(session => session.ExecuteAsync("delete from api_repeats where at < @before", new { before }));

    private static string HashOf(ApiCall call)
    {
        var head = Encoding.UTF8.GetBytes($"{call.Context.Request.Method} {call.Context.Request.Path} ");
        return Convert.ToHexStringLower(SHA256.HashData([.. head, .. call.Bytes.Span]));
    }

    private sealed class Row
    {
        public string Hash { get; init; } = "";

        public int Status { get; init; }

        public string? Location { get; init; }

        public string Answer { get; init; } = "";
    }
}

/// <summary>Once an hour, forgets keys of more than a day ago.</summary>
internal sealed class RepeatsForgetting(Repeats repeats, TimeProvider time, ILogger<RepeatsForgetting> log) : PeriodicService(TimeSpan.FromHours(1), time, log)
{
    private static readonly TimeSpan Keep = TimeSpan.FromHours(24);

    protected override Task RunOnceAsync(CancellationToken stoppingToken) => repeats.ForgetAsync(Time.GetUtcNow() - Keep);
}
