using System.Globalization;
using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Quizzes.Certificates;

namespace Bot.Quizzes.Conversation;

/// <summary>/certificate 我的证书: what somebody has earned, once more, and with the name they wish on it. The sender makes the picture and sends it.</summary>
internal sealed class ShowCertificates(Members members, CertificateStore store, ContentLibrary content, Calendar calendar) : IUpdateHandler, IAwaitedAnswer
{
    /// <summary>The name is as its owner wishes, but no certificate passes from hand to hand.</summary>
    private const int MostRenames = 3;

    private const int ShortestName = 2;

    private static readonly TimeSpan NameWait = TimeSpan.FromMinutes(10);

    public IReadOnlyList<string> Handles => [CertificateCodes.Certificate];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var person = await members.OfAsync(request.Update);
        var texts = content.Current.Texts.For(person.Locale);
        if (request.Update.IsGroup)
        {
            return Say(texts[TextKeys.CertificatePrivately]);
        }

        var own = await store.ListOfAsync(person.Id);
        var code = request.IsTap ? $"{request.Command}:{request.Argument}" : "";
        return Chosen(own, code, CertificateCodes.Rename) is { } renamed ? await AskNameAsync(renamed, texts)
            : Chosen(own, code, CertificateCodes.Show) is { } shown ? await SendAsync(shown, texts)
            : own switch
            {
                [] => Say(texts[TextKeys.CertificateNone]),
                [var only] => await SendAsync(only, texts),
                _ => [new Reply(List(own, texts))],
            };
    }

    public async Task<IReadOnlyList<Reply>?> TryTakeAsync(Update update, CancellationToken cancellationToken)
    {
        // A single letter answers a question.
        if (update.IsGroup || await store.NamingAsync(update.Conversation) is not { } certificate || new StringInfo(update.Text.Trim()).LengthInTextElements < ShortestName)
        {
            return null;
        }

        var texts = content.Current.Texts.For((await members.OfAsync(update)).Locale);
        var name = CertificateName.Clean(update.Text);
        if (name.Length == 0)
        {
            return Say(texts[TextKeys.CertificateNameUnfit]);
        }

        await store.RenameAsync(certificate.Id, name);
        return await SendAsync(certificate, texts);
    }

    private async Task<IReadOnlyList<Reply>> AskNameAsync(Certificate certificate, Texts texts)
    {
        if (certificate.Renames >= MostRenames)
        {
            return Say(texts[TextKeys.CertificateNameFixed, ("most", Number(MostRenames))]);
        }

        await store.AwaitNameAsync(certificate.Id, certificate.SubscriberId, calendar.Now + NameWait);
        return Say(texts[TextKeys.CertificateNameAsk, ("longest", Number(CertificateName.Longest)), ("left", Number(MostRenames - certificate.Renames))]);
    }

    private async Task<IReadOnlyList<Reply>> SendAsync(Certificate certificate, Texts texts)
    {
        await store.AskAsync(certificate.Id, certificate.SubscriberId);
        return Say(texts[TextKeys.CertificateComing]);
    }

    private OutboundMessage List(IReadOnlyList<Certificate> own, Texts texts)
    {
        var contests = content.Current.Contests;
        return new(texts[TextKeys.CertificateWhich])
        {
            Choices = [.. own.Select(c => new[]
            {
                new Choice(
                    (contests.TryGetValue(c.Contest, out var contest) ? contest.Names.In(texts.Locale) : c.Title).CutTo(60),
                    string.Create(CultureInfo.InvariantCulture, $"{CertificateCodes.Show}{c.Id:x}")),
            })],
        };
    }

    private static Certificate? Chosen(IReadOnlyList<Certificate> own, string code, string prefix) =>
        code.StartsWith(prefix, StringComparison.Ordinal) && long.TryParse(code[prefix.Length..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
            ? own.FirstOrDefault(c => c.Id == id)
            : null;

    private static IReadOnlyList<Reply> Say(MessageText text) => [new Reply(new OutboundMessage(text))];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
