using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Staff.Members;

namespace Bot.Staff.Web;

/// <summary>What a page shows as it changes, as server-sent events: one stream a page, since browsers open only six at once.</summary>
internal sealed class LiveStream(StaffSessions sessions, TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <summary>After so long the page asks again, and has to show again that it may.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="visit">Who watches; the stream ends with their session, and when their rights are changed.</param>
    /// <param name="interval">How often it is looked at.</param>
    /// <param name="look">How things stand; null ends the stream.</param>
    public IResult Of<T>(Visit visit, TimeSpan interval, Func<Task<LiveState<T>?>> look) =>
        TypedResults.ServerSentEvents(WatchAsync(visit, interval, look));

    private async IAsyncEnumerable<string> WatchAsync<T>(Visit visit, TimeSpan interval, Func<Task<LiveState<T>?>> look, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var over = new CancellationTokenSource(Longest, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, over.Token, cancellationToken, visit.Context.RequestAborted);
        while (!any.IsCancellationRequested && await MayStillAsync(visit) && await look() is { } state)
        {
            yield return JsonSerializer.Serialize(state, JsonSerializerOptions.Web);
            await Task.Delay(interval, time, any.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> MayStillAsync(Visit visit) => await sessions.WhoAsync(visit.Secret, isByItself: true) is { } member && member.HasRightsOf(visit.Member);
}

/// <summary>How things on a page stand.</summary>
/// <param name="Mark">When it is not that of the page, the page is another by now.</param>
/// <param name="News">The numbers on it.</param>
internal sealed record LiveState<T>(string Mark, IReadOnlyList<T> News);
