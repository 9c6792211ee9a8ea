namespace Bot.Webhooks;

/// <summary>When a message that was not taken is tried again: sooner at first, for less than two days in all. Pure.</summary>
internal static class WebhookPatience
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>Tries after which a message is given up.</summary>
    public static int MaxAttempts => Waits.Length + 1;

    /// <summary>How long after its so-manieth try; null = it is given up.</summary>
    public static TimeSpan? After(int attempts) => attempts <= Waits.Length ? Waits[attempts - 1] : null;
}
