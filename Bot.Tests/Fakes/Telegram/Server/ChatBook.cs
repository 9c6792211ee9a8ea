using System.Collections.Concurrent;
using System.Globalization;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Everyone and every group there is, and whether the bot may speak to them.</summary>
internal sealed class ChatBook
{
    private readonly ConcurrentDictionary<long, FakeUser> _users = [];
    private readonly ConcurrentDictionary<long, FakeGroup> _groups = [];
    private readonly ConcurrentDictionary<long, long> _migrated = [];
    private long _lastUser = 700_000_000;
    private long _lastGroup = -4_000_000_000;
    private long _lastSupergroup = -1_002_000_000_000;

    public FakeUser NewUser(string firstName, string languageCode, bool started)
    {
        var user = new FakeUser(Interlocked.Increment(ref _lastUser), firstName, languageCode, started);
        return _users[user.Id] = user;
    }

    public FakeGroup NewGroup(string title, FakeUser admin)
    {
        var group = new FakeGroup(Interlocked.Decrement(ref _lastGroup), title, admin);
        return _groups[group.Id] = group;
    }

    public long Migrate(FakeGroup group)
    {
        var (from, to) = (group.Id, Interlocked.Decrement(ref _lastSupergroup));
        _groups.TryRemove(from, out _);
        group.Id = to;
        _groups[to] = group;
        _migrated[from] = to;
        return to;
    }

    public FakeUser? User(long id) => _users.GetValueOrDefault(id);

    public FakeGroup? Group(long id) => _groups.GetValueOrDefault(id);

    /// <summary>The chat that a call names, if the bot may write there; else the refusal that Telegram gives.</summary>
    public Chat Writable(Arguments arguments)
    {
        var chat = Named(arguments);
        if (chat.User is { } user)
            CheckMayWriteTo(user);
        return chat;
    }

    /// <summary>The chat that a call names, if the bot may see it.</summary>
    public Chat Named(Arguments arguments)
    {
        var name = arguments.Raw("chat_id");
        if (string.IsNullOrEmpty(name))
            throw Refusal.Bad("chat_id is empty");
        if (name[0] == '@')
            return _groups.Values.FirstOrDefault(g => g.IsSupergroup && string.Equals(g.PublicName, name[1..], StringComparison.OrdinalIgnoreCase))
                is { } open ? Seen(open) : throw Refusal.Bad("chat not found");
        if (!long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
            throw Refusal.Bad("chat not found");
        if (_users.TryGetValue(id, out var user))
            return new(user.Id, user, null);
        if (_migrated.TryGetValue(id, out var to))
            throw Refusal.Migrated(to);
        return _groups.TryGetValue(id, out var group) ? Seen(group) : throw Refusal.Bad("chat not found");
    }

    private static void CheckMayWriteTo(FakeUser user)
    {
        if (user.IsDeactivated)
            throw Refusal.Unreachable("user is deactivated");
        if (user.HasBlocked)
            throw Refusal.Unreachable("bot was blocked by the user");
        if (!user.HasStarted)
            throw Refusal.Unreachable("bot can't initiate conversation with a user");
    }

    private static Chat Seen(FakeGroup group)
    {
        var kind = group.IsSupergroup ? "supergroup" : "group";
        return group.Bot switch
        {
            BotPlace.Member => new(group.Id, null, group),
            BotPlace.Kicked => throw Refusal.Unreachable($"bot was kicked from the {kind} chat"),
            BotPlace.Left => throw Refusal.Unreachable($"bot is not a member of the {kind} chat"),
            BotPlace.Gone => throw Refusal.Unreachable("the group chat was deleted"),
            _ => throw Refusal.Bad("chat not found"),
        };
    }
}
