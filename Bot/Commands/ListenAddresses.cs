using System.Net;
using System.Net.Sockets;
using Bot.Quizzes;
using Bot.Storage;

namespace Bot.Commands;

/// <summary>The addresses in <c>Urls</c>. The web server comes up last, when messages may have left already: so they are tried before.</summary>
internal static class ListenAddresses
{
    /// <exception cref="StartRefusedException">One of them cannot be used.</exception>
    public static void Try(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            var address = BindingAddress.Parse(url);
            var at = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip
                : address.Host == "localhost" ? IPAddress.Loopback
                : IPAddress.Any;
            try
            {
                using var listener = new TcpListener(at, address.Port);
                listener.Start();
            }
            catch (SocketException problem)
            {
                throw Refused(url, problem);
            }
        }
    }

    /// <summary>An address that listens everywhere, as somebody on this machine can open it.</summary>
    public static string Reachable(string address)
    {
        var parsed = BindingAddress.Parse(address);
        return parsed.Host is "*" or "+" or "0.0.0.0" or "[::]" ? $"{parsed.Scheme}://127.0.0.1:{parsed.Port}" : address.TrimEnd('/');
    }

    /// <summary>Where people open the pages: what <c>Quizzes:PublicUrl</c> says, or else this machine.</summary>
    public static string PublicBase(IServiceProvider services) =>
        services.GetRequiredService<QuizzesOptions>().PublicUrl is { Length: > 0 } known
            ? known.TrimEnd('/')
            : Reachable((services.GetRequiredService<IConfiguration>()[WebHostDefaults.ServerUrlsKey] ?? "http://127.0.0.1:5080").Split(';')[0]);

    public static StartRefusedException Refused(string urls, Exception problem) =>
        new($"Urls is '{urls}', and that cannot be used: {problem.Message.Split('\n')[0].Trim().TrimEnd('.')}. Stop the other program that uses it, or set Urls to another address.");
}
