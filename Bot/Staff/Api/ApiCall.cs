using System.Globalization;
using System.Text.Json;
using Bot.Staff.Members;

namespace Bot.Staff.Api;

/// <summary>One request to the API: whose token it came with, what it says, and how to answer.</summary>
internal sealed class ApiCall(HttpContext context, ApiToken? token, StaffMember? member) : Caller(context, member)
{
    private const int MaxPage = 200;
    private const int DefaultPage = 50;

    private static readonly object Key = new();

    public ApiToken Token => token ?? throw new InvalidOperationException("There is no token: the route should have asked for one.");

    public override string Signature => string.Create(CultureInfo.InvariantCulture, $"{Member.Name} (API {Token.Id})");

    /// <summary>Whoever approves or administers was made so by a person: otherwise a program could make itself its own second person.</summary>
    public override Role MostGiven => Role.Editor;

    /// <summary>The body as the gate has read it.</summary>
    public object? Read { get; set; }

    /// <summary>The same, as it came.</summary>
    public ReadOnlyMemory<byte> Bytes { get; set; }

    public static ApiCall Begin(HttpContext context, ApiToken? token, StaffMember? member)
    {
        var call = new ApiCall(context, token, member);
        context.Items[Key] = call;
        return call;
    }

    public static ApiCall Of(HttpContext context) => (ApiCall)context.Items[Key]!;

    /// <summary>How handlers get it.</summary>
    public static ValueTask<ApiCall> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    public T Body<T>() => (T)Read!;

    /// <summary>How many entries are asked for: 1 to 200, 50 when it is not said.</summary>
    public int Limit => int.TryParse(Query("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, MaxPage) : DefaultPage;

    /// <summary>Where to go on, for lists that go by numbers; null = at the beginning.</summary>
    public long? Cursor => long.TryParse(Query("cursor"), NumberStyles.None, CultureInfo.InvariantCulture, out var cursor) ? cursor : null;

    /// <summary>One of a set of words from the address; null when it is none of them.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(Query(name), ignoreCase: true, out var word) && Enum.IsDefined(word) && !char.IsAsciiDigit(Query(name)[0]) ? word : null;

    /// <summary>Whether a parameter of the address says yes.</summary>
    public bool IsTrue(string name) => Query(name).Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A whole number from the address; null when it is none, or out of its range.</summary>
    public int? Number(string name, int otherwise, int min, int max) =>
        Query(name) is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number
        : null;

    /// <summary>Some of a list that is known as a whole: the cursor says how many came before.</summary>
    public ApiAnswer Part<TRow, T>(IEnumerable<TRow> all, Func<TRow, T> shape)
        where T : IShape<T>
    {
        var skip = (int)Math.Clamp(Cursor ?? 0, 0, int.MaxValue);
        return Page([.. all.Skip(skip).Take(Limit + 1)], _ => (skip + Limit).ToString(CultureInfo.InvariantCulture), shape);
    }

    /// <summary>Some of a list, of which one more was looked for than is shown.</summary>
    public ApiAnswer Page<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, string> cursor, Func<TRow, T> shape)
        where T : IShape<T>
    {
        var shown = rows.Take(Limit).ToArray();
        return ApiAnswer.Ok(new Page<T>([.. shown.Select(shape)], rows.Count > Limit ? cursor(shown[^1]) : null));
    }

    /// <summary>Goes on when it was done; otherwise says what stands in the way.</summary>
    public async Task<ApiAnswer> AnswerAsync(Outcome outcome, Func<long, Task<ApiAnswer>> then) =>
        outcome.IsMissing ? Missing() : outcome.Problem is { } problem ? Refused(Say(problem)) : await then(outcome.Id);

    /// <inheritdoc cref="AnswerAsync"/>
    public ApiAnswer Answer(Outcome outcome) =>
        outcome.IsMissing ? Missing() : outcome.Problem is { } problem ? Refused(Say(problem)) : ApiAnswer.Done;

    /// <summary>There is no such thing, or it is none of theirs: which of them, is not said.</summary>
    public ApiAnswer Missing() => Problem(StatusCodes.Status404NotFound, "not-found");

    /// <summary>It is about people of any region, and they look after some regions only.</summary>
    public ApiAnswer NotEverybody() => Problem(StatusCodes.Status403Forbidden, "everybody");

    /// <summary>What was asked for cannot be done as things stand.</summary>
    public ApiAnswer Refused(string problem) => Problem(StatusCodes.Status409Conflict, "conflict", detail: problem);

    /// <summary>The body can be read, but what it says will not do.</summary>
    public ApiAnswer Invalid(IReadOnlyList<FieldError> errors) => Problem(StatusCodes.Status422UnprocessableEntity, "invalid", errors);

    /// <param name="status">The status code.</param>
    /// <param name="code">Which problem: its words are under <c>staff.problem.</c> in the texts.</param>
    /// <param name="errors">The fields that are wrong.</param>
    /// <param name="detail">What is wrong, where it is known better than the texts can say.</param>
    /// <param name="values">What is filled into the texts.</param>
    public ApiAnswer Problem(int status, string code, IReadOnlyList<FieldError>? errors = null, string? detail = null, params ReadOnlySpan<(string, string)> values) =>
        new(status, JsonSerializer.Serialize(
            new Problem(Api.Problem.Kind + code, T[$"problem.{code}.title"], status, detail ?? T[$"problem.{code}", values], errors), ApiJson.Options));
}
