using Bot.Enquiries.Retrieval;
using Bot.Messaging;

namespace Bot.Enquiries;

/// <summary>One question somebody asked, and what they were told.</summary>
internal sealed record Ask
{
    /// <summary>Number in the database; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>The update it came with: the same one asks once.</summary>
    public required string UpdateKey { get; init; }

    public required ChannelAddress Address { get; init; }

    public required string Locale { get; init; }

    public required string Text { get; init; }

    public required AskOutcome Outcome { get; init; }

    /// <summary>The topic of what fits it best; null when nothing does.</summary>
    public string? Topic { get; init; }

    /// <summary>Where the asker lives; null when not said.</summary>
    public string? Region { get; init; }

    /// <summary>What they may choose from, best first.</summary>
    public IReadOnlyList<PassageRef> Shown { get; init; } = [];

    /// <summary>What they were given as the answer; null for nothing.</summary>
    public PassageRef? Given { get; init; }

    /// <summary>What their next number may mean, in order: see <see cref="AskCodes"/>.</summary>
    public string Awaits { get; init; } = "";

    /// <summary>Whether it helped; null until they say.</summary>
    public bool? Useful { get; init; }

    /// <summary>The enquiry it was handed on as; null when it was not.</summary>
    public long? EnquiryId { get; init; }

    public DateTimeOffset AskedAt { get; init; }
}

/// <summary>What a question came to. The names are stored.</summary>
internal enum AskOutcome
{
    Sure,
    Likely,
    Nothing,
    Emergency,
}

/// <summary>A passage by its kind and id, as it is stored.</summary>
internal readonly record struct PassageRef(PassageKind Kind, string Id)
{
    public static PassageRef To(Passage passage) => new(passage.Kind, passage.Id);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static PassageRef Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new(Enum.Parse<PassageKind>(text[..slash]), text[(slash + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}/{Id}";
}

/// <summary>What can be done about an ask by a tap: <c>q:12/2</c> shows the second title of ask 12.</summary>
internal static class AskCodes
{
    public const string Prefix = "q";
    public const char Pass = 'p';
    public const char Useful = 'y';
    public const char Useless = 'n';
    public const char Search = 's';

    /// <summary>The code of a button.</summary>
    public static string Of(long ask, char what) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Prefix}:{ask}/{what}");

    /// <summary>Reads what follows the prefix; null when it is none of ours.</summary>
    public static (long Ask, char What)? Parse(string argument)
    {
        var slash = argument.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash == argument.Length - 2 && long.TryParse(argument.AsSpan(0, slash), System.Globalization.CultureInfo.InvariantCulture, out var ask)
            ? (ask, argument[^1])
            : null;
    }
}
