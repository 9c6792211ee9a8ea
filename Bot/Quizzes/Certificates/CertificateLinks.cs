using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Bot.Quizzes.Certificates;

/// <summary>Where certificates are verified: the address that people elsewhere reach, or that of this machine.</summary>
internal sealed class CertificateLinks(QuizzesOptions options, IServer server)
{
    public const string Root = "/certificates";

    /// <summary>Whether only this machine can open what stands on the certificates.</summary>
    public bool IsOnlyLocal => new Uri(Base).IsLoopback;

    public string Base => (options.PublicUrl.Length > 0 ? options.PublicUrl : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://127.0.0.1:5080").TrimEnd('/');

    /// <summary>The page of one certificate.</summary>
    public string Of(string serial) => $"{Base}{Root}/{serial}";
}
