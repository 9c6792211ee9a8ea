using System.Net;
using System.Net.Sockets;
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

    public static StartRefusedException Refused(string urls, Exception problem) =>
        new($"Urls is '{urls}', and that cannot be used: {problem.Message.Split('\n')[0].Trim().TrimEnd('.')}. Stop the other program that uses it, or set Urls to another address.");
}
