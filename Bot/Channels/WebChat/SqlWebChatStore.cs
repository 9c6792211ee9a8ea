using System.Text.Json;
using Bot.Messaging;
using Bot.Storage;

namespace Bot.Channels.WebChat;

/// <inheritdoc cref="IWebChatStore"/>
internal sealed class SqlWebChatStore(Database database) : IWebChatStore, IConversationHistory
{
    private const int KeptPerVisitor = 1000;

    private const string Columns = "select id as Id, from_bot as FromBot, html as Html, image as Image, choices as Choices, tapped as Tapped, at as At, version as Version from webchat_messages m";

    public Task<(WebChatMessage Message, bool IsNew)> AddAsync(string address, WebChatMessage message, string? pageKey = null) => database.WriteAsync(async session =>
    {
        var id = await session.FirstOrDefaultAsync<long?>(
            """
            insert into webchat_messages (address, page_key, from_bot, html, image, choices, tapped, at, version)
            values (@address, @pageKey, @FromBot, @Html, @Image, @choices, @Tapped, @At, 0)
            on conflict (address, page_key) do nothing returning id
            """,
            new { address, pageKey, message.FromBot, message.Html, message.Image, choices = ToJson(message.Choices), message.Tapped, message.At });
        if (id is { } added)
        {
            // Nobody scrolls back further, and no stranger fills the disk from one chat.
            await session.ExecuteAsync(
                "delete from webchat_messages where address = @address and id <= (select id from webchat_messages where address = @address order by id desc limit 1 offset @KeptPerVisitor)",
                new { address, KeptPerVisitor });
            return (message with { Id = added }, true);
        }

        var row = await session.FirstOrDefaultAsync<Row>($"{Columns} where address = @address and page_key = @pageKey", new { address, pageKey });
        return (row!.ToMessage(), false);
    });

    public Task<WebChatMessage?> ReplaceAsync(string address, long id, WebChatMessage message) => database.WriteAsync(async session =>
    {
        var rows = await session.ExecuteAsync(
            """
            update webchat_messages set html = @Html, image = @Image, choices = @choices, version = version + 1
            where address = @address and id = @id and from_bot
            """,
            new { address, id, message.Html, message.Image, choices = ToJson(message.Choices) });
        return rows > 0 ? await FindAsync(address, id) : null;
    });

    public Task<IReadOnlyList<WebChatMessage>> PageAsync(string address, long? before, int size) => database.ReadAsync(async session =>
    {
        var rows = await session.QueryAsync<Row>(
            $"""
            {Columns} where address = @address and id < @before
            and not exists (select 1 from webchat_messages t where t.id = m.tapped and t.version > 0)
            order by id desc limit @size
            """,
            new { address, before = before ?? long.MaxValue, size });
        return (IReadOnlyList<WebChatMessage>)[.. rows.Reverse().Select(r => r.ToMessage())];
    });

    public Task<WebChatMessage?> FindAsync(string address, long id) => database.ReadAsync(async session =>
        (await session.FirstOrDefaultAsync<Row>($"{Columns} where address = @address and id = @id", new { address, id }))?.ToMessage());

    public Task ForgetAsync(ChannelAddress address) => address.Channel != WebChatChannel.ChannelName ? Task.CompletedTask : database.WriteAsync(session =>
        session.ExecuteAsync("delete from webchat_messages where address = @Id", new { address.Id }));

    public Task<int> ForgetAsync(DateTimeOffset before) => database.WriteAsync(session =>
        session.ExecuteAsync("delete from webchat_messages where at < @before", new { before }));

    private static string? ToJson(IReadOnlyList<IReadOnlyList<Choice>>? choices) =>
        choices is null or [] ? null : JsonSerializer.Serialize(choices, WebChatJson.Default.IReadOnlyListIReadOnlyListChoice);

    private sealed class Row
    {
        public long Id { get; init; }

        public bool FromBot { get; init; }

        public string Html { get; init; } = "";

        public string? Image { get; init; }

        public string? Choices { get; init; }

        public long? Tapped { get; init; }

        public DateTimeOffset At { get; init; }

        public int Version { get; init; }

        public WebChatMessage ToMessage() => new()
        {
            Id = Id,
            FromBot = FromBot,
            Html = Html,
            Image = Image,
            Choices = Choices is null ? null : JsonSerializer.Deserialize(Choices, WebChatJson.Default.IReadOnlyListIReadOnlyListChoice),
            Tapped = Tapped,
            At = At,
            Version = Version,
        };
    }
}
