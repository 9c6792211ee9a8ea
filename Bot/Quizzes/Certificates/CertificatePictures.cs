using Bot.Content;
using Bot.Messaging;

namespace Bot.Quizzes.Certificates;

/// <summary>A certificate as a drawing, as a picture, and as what a message carries.</summary>
internal sealed class CertificatePictures(SvgPainter painter, CertificateLinks links, ContentLibrary content)
{
    public CertificateFacts Facts(Certificate certificate, Texts texts) => CertificateFacts.Of(certificate, content.Current, texts, links.Of(certificate.Serial));

    public string Svg(Certificate certificate, Texts texts) => CertificateDrawing.Draw(Facts(certificate, texts), texts);

    /// <summary>The picture; null when this machine cannot make it.</summary>
    public Task<byte[]?> PngAsync(Certificate certificate, Texts texts, CancellationToken cancellationToken)
    {
        var facts = Facts(certificate, texts);
        return painter.PaintAsync(CertificateDrawing.Draw(facts, texts), [facts.Name, facts.Contest, facts.Issuer ?? ""], cancellationToken);
    }

    /// <summary>What a message carries: where no picture can be made, a page of ours shows the drawing with its reader's own fonts.</summary>
    public async Task<MadePicture> ForMessageAsync(Certificate certificate, Texts texts, CancellationToken cancellationToken)
    {
        var png = await PngAsync(certificate, texts, cancellationToken);
        var kind = png is null ? "svg" : "png";
        // The name may change: another address makes a page show the new picture.
        return new($"{CertificateLinks.Root}/{certificate.Serial}.{kind}?v={certificate.Renames}&lang={texts.Locale}", $"{certificate.Serial}.png", png);
    }
}
