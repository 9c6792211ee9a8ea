using Bot.Messaging;

namespace Bot.Dispatching;

/// <summary>Remembers every update: what came twice is handled once, what was not handled before a stop is handled after it.</summary>
internal interface IUpdateStore
{
    /// <summary>Stores the updates that are new.</summary>
    /// <returns>Those that were new, in order.</returns>
    Task<IReadOnlyList<InboundUpdate>> AddAsync(IReadOnlyList<InboundUpdate> updates, DateTimeOffset now);

    /// <summary>Updates received but not handled yet, oldest first.</summary>
    Task<IReadOnlyList<InboundUpdate>> ListOpenAsync();

    /// <summary>Records how an update ended.</summary>
    Task CloseAsync(InboundUpdate update, UpdateOutcome outcome, string? error, DateTimeOffset now);

    /// <summary>Forgets updates that ended before an instant.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetAsync(DateTimeOffset before);
}

/// <summary>How an update ended. The numbers are stored.</summary>
internal enum UpdateOutcome
{
    Handled = 1,
    Failed = 2,
    Ignored = 3,
}
