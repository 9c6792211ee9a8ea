using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Chat;

/// <summary><c>/link CODE</c>: connects a member's own chat, by a code that the console gave them.</summary>
internal sealed class LinkChat(Invites invites, StaffStore staff, AuditLog audit, ContentLibrary content) : IUpdateHandler
{
    public IReadOnlyList<string> Handles => ["link"];

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var code = request.Argument.Trim().ToLowerInvariant();
        var invite = request.Update.IsGroup || code.Length == 0 ? null : await invites.FindAsync(code);
        if (invite is not { Kind: InviteKind.Chat, Member: { } id } || await staff.FindAsync(id) is not { DisabledAt: null } member || !await invites.UseAsync(code))
        {
            var texts = content.Current.Texts;
            return [new(new OutboundMessage(texts.For(texts.LocaleFor(request.Update.Language))[TextKeys.Unknown]))];
        }

        await staff.SetChatAsync(id, request.Update.Conversation.ToString());
        await audit.AddAsync(member.Name, "staff.chat", $"staff/{id}", member.Chat, request.Update.Conversation.Channel);
        return [new(new OutboundMessage(new StaffTexts(content.Current.Texts.For(member.Locale)).Message("chat.linked", ("name", member.Name))))];
    }
}
