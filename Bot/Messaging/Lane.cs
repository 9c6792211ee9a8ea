namespace Bot.Messaging;

/// <summary>Which queue a message waits in.</summary>
internal enum Lane
{
    /// <summary>An answer to somebody who is waiting for it: always first.</summary>
    Reply,

    /// <summary>Part of a broadcast: goes when no reply waits.</summary>
    Bulk,
}
