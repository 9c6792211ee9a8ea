namespace Bot.Tests.Fakes.Telegram;

/// <content>What people do.</content>
internal sealed partial class FakeTelegram
{
    /// <summary>A new person. Before they write (or with <paramref name="started"/>) the bot may not write to them.</summary>
    public FakeUser NewUser(string firstName = "王芳", string languageCode = "zh-hans", bool started = false) =>
        _world.Chats.NewUser(firstName, languageCode, started);

    /// <summary>Many people who have pressed start long ago.</summary>
    public IReadOnlyList<FakeUser> NewUsers(int count) =>
        [.. Enumerable.Range(1, count).Select(i => _world.Chats.NewUser($"农户{i}", "zh-hans", started: true))];

    /// <summary>A new group of people, without the bot.</summary>
    public FakeGroup NewGroup(string title, FakeUser admin) => _world.Chats.NewGroup(title, admin);

    /// <summary>Writes to the bot, or into a group, where the bot hears commands and replies to it only.</summary>
    /// <returns>The message id.</returns>
    public int Says(FakeUser user, string text, FakeGroup? group = null, SentMessage? replyTo = null) =>
        _conversations.Says(user, text, group, replyTo);

    /// <summary>Presses a button that calls the bot; throws if there is none of that text.</summary>
    /// <returns>The id of the callback query: see <see cref="AnswerToAsync"/>.</returns>
    public string Taps(FakeUser user, SentMessage message, string buttonText) => _conversations.Taps(user, message, buttonText);

    public void Votes(FakeUser user, SentMessage message, int option) => _conversations.Votes(user, message, option);

    public void Blocks(FakeUser user) => _happenings.Blocks(user);

    public void Unblocks(FakeUser user) => _happenings.Unblocks(user);

    /// <summary>Deletes their account: sends give 403 "user is deactivated". The bot hears nothing of it.</summary>
    public void DeletesAccount(FakeUser user) => user.IsDeactivated = true;

    public void AddsBotTo(FakeGroup group, FakeUser by) => _happenings.AddsBotTo(group, by);

    public void KicksBotFrom(FakeGroup group, FakeUser by) => _happenings.KicksBotFrom(group, by);

    /// <summary>Sends give 403 "the group chat was deleted". The bot hears nothing of it.</summary>
    public void DeletesGroup(FakeGroup group) => group.Bot = BotPlace.Gone;

    public void Joins(FakeUser user, FakeGroup group) => group.Members[user.Id] = user;

    public void Leaves(FakeUser user, FakeGroup group)
    {
        group.Members.TryRemove(user.Id, out _);
        group.Administrators.TryRemove(user.Id, out _);
    }

    /// <summary>Makes a member an administrator.</summary>
    public void Promotes(FakeUser user, FakeGroup group) => group.Administrators[user.Id] = group.Members[user.Id] = user;

    /// <summary>The group gets a new id, -100…; sends to the old one give 400 with migrate_to_chat_id.</summary>
    /// <returns>The new id.</returns>
    public long MigratesToSupergroup(FakeGroup group) => _happenings.Migrates(group);

    /// <summary>Adds any update, of a kind or with fields that nobody knows. Its update_id is filled in.</summary>
    public void InjectsRawUpdate(string json) => _conversations.Injects(json);

    /// <summary>Lets the next update_id jump, also backwards, as after a week without updates.</summary>
    public void JumpsUpdateId(long by) => _world.Feed.Jump(by);

    /// <summary>From now on every call gives 429, for so many seconds of <see cref="FakeTelegramOptions.Time"/>.</summary>
    public void Floods(int seconds) => _ = _world.Limiter.Pause(seconds);
}
