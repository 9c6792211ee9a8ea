using System.Collections.Concurrent;

namespace Bot.Tests.Fakes.Telegram;

/// <summary>A group on the fake Telegram; the bot is not in it until someone adds it.</summary>
internal sealed class FakeGroup(long id, string title, FakeUser admin)
{
    private long _id = id;
    private volatile BotPlace _bot;

    /// <summary>Changes when the group becomes a supergroup.</summary>
    public long Id { get => Interlocked.Read(ref _id); internal set => Interlocked.Exchange(ref _id, value); }

    public string Title => title;

    /// <summary>Who made the group: its creator.</summary>
    public FakeUser Admin => admin;

    /// <summary>The @name of a public supergroup, without the @.</summary>
    public string? PublicName { get; set; }

    public bool IsSupergroup => Id <= -1_000_000_000_000;

    /// <summary>Where the bot stands in it.</summary>
    public BotPlace Bot { get => _bot; internal set => _bot = value; }

    internal ConcurrentDictionary<long, FakeUser> Members { get; } = new([new(admin.Id, admin)]);

    internal ConcurrentDictionary<long, FakeUser> Administrators { get; } = [];

    public override string ToString() => $"{Title} ({Id})";
}
