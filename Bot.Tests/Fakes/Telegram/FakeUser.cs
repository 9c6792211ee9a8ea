namespace Bot.Tests.Fakes.Telegram;

/// <summary>A person on the fake Telegram. Their private chat has the same id.</summary>
internal sealed class FakeUser(long id, string firstName, string languageCode, bool started)
{
    private volatile bool _started = started;
    private volatile bool _blocked;
    private volatile bool _deactivated;

    public long Id => id;

    public string FirstName => firstName;

    public string LanguageCode => languageCode;

    /// <summary>Whether they ever wrote to the bot: before that it may not write to them.</summary>
    public bool HasStarted { get => _started; internal set => _started = value; }

    public bool HasBlocked { get => _blocked; internal set => _blocked = value; }

    public bool IsDeactivated { get => _deactivated; internal set => _deactivated = value; }

    public override string ToString() => $"{FirstName} ({Id})";
}
