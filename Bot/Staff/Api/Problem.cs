namespace Bot.Staff.Api;

/// <summary>What was wrong with a request, as RFC 9457 has it.</summary>
/// <param name="Type">Which kind of problem; stable, for programs.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Status">The status code.</param>
/// <param name="Detail">What is wrong this time, and how to mend it.</param>
/// <param name="Errors">Which fields are wrong, where it is the fields.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FieldError>? Errors = null) : IShape<Problem>
{
    public const string Kind = "urn:sciencebot:problem:";

    public static Problem Example { get; } = new(Kind + "not-found", "Not found", StatusCodes.Status404NotFound, "There is no such thing here, or it is not yours to look after. Check the number in the address.");
}

/// <summary>A field that is wrong.</summary>
/// <param name="Field">Its name in the body, with dots: <c>audience.topics</c>.</param>
/// <param name="Message">What is wrong with it, and how to mend it.</param>
internal sealed record FieldError(string Field, string Message);

/// <summary>Something the API gives or takes, with an example of it for the description.</summary>
/// <typeparam name="TSelf">Itself.</typeparam>
internal interface IShape<TSelf>
    where TSelf : IShape<TSelf>
{
    static abstract TSelf Example { get; }
}

/// <summary>Some of a long list.</summary>
/// <typeparam name="T">What is in it.</typeparam>
/// <param name="Items">The entries.</param>
/// <param name="Next">Ask with this as <c>cursor</c> for those that follow; null = there are none.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next) : IShape<Page<T>>
    where T : IShape<T>
{
    public static Page<T> Example { get; } = new([T.Example], "50");
}
