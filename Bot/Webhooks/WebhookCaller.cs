using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Bot.Messaging;

namespace Bot.Webhooks;

/// <summary>Calls the other side. It connects to the very address it has looked at, follows no redirect, and reads hardly anything of the answer.</summary>
internal sealed class WebhookCaller(AddressGuard guard, TimeProvider time) : IDisposable
{
    private const int MaxAnswer = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(guard, context.DnsEndPoint, cancellationToken),
    });

    /// <returns>The status code, 0 when there was none, and what there is to say about it.</returns>
    public async Task<(int Status, Phrase Answer)> CallAsync(Webhook webhook, WebhookMessage message, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = Request(webhook, message);
            using var answer = await http.SendAsync(request, either.Token);
            var status = (int)answer.StatusCode;
            return (status, status is >= 300 and < 400 ? new Phrase("reason.webhook-redirect", ("status", status)) : $"{status} {await BeginningAsync(answer, either.Token)}".Trim());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (0, new("reason.webhook-no-answer", ("seconds", (long)Patience.TotalSeconds)));
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            return (0, problem.InnerException switch
            {
                RefusedAddressException refused => new("reason.webhook-private", ("host", refused.Host), ("address", refused.Address)),
                SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => new("reason.webhook-no-host", ("host", new Uri(webhook.Url).Host)),
                SocketException => new("reason.webhook-no-connection", ("host", new Uri(webhook.Url).Host)),
                AuthenticationException => new("reason.webhook-certificate"),
                _ => new("reason.webhook-broken"),
            });
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(Webhook webhook, WebhookMessage message)
    {
        var (id, now) = (string.Create(CultureInfo.InvariantCulture, $"msg_{message.Id}"), time.GetUtcNow());
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(message.Payload, Encoding.UTF8, "application/json") };
        request.Headers.Add("User-Agent", "ScienceBot");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSigning.Sign(id, now, message.Payload, webhook.Secrets));
        return request;
    }

    private static async ValueTask<Stream> ConnectAsync(AddressGuard guard, DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        // All of them, or none: a name that leads here and there is not to be trusted.
        if (addresses.FirstOrDefault(a => !guard.Allows(a)) is { } refused)
        {
            throw new RefusedAddressException(target.Host, refused.ToString());
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> BeginningAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaxAnswer * 4];
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return Cut(Encoding.UTF8.GetString(bytes, 0, count));
    }

    private static string Cut(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length > MaxAnswer ? line[..MaxAnswer] : line;
    }

    /// <summary>How the connection is refused from inside the handler, which knows no other way.</summary>
    private sealed class RefusedAddressException(string host, string address) : IOException($"{host} leads to {address}, which is not in the public net")
    {
        public string Host => host;

        public string Address => address;
    }
}
