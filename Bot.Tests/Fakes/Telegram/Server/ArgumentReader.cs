using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Reads the parameters of a call from wherever Telegram allows them: the query, a form, an upload, or JSON.</summary>
internal static class ArgumentReader
{
    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false };

    public static async Task<Arguments> ReadAsync(HttpRequest request)
    {
        var arguments = new Arguments();
        foreach (var (name, value) in request.Query)
            Add(arguments, name, Argument.Of(One(name, value)));
        if (request.HasFormContentType)
            await ReadFormAsync(request, arguments);
        else
            await ReadJsonAsync(request, arguments);
        return arguments;
    }

    private static async Task ReadFormAsync(HttpRequest request, Arguments arguments)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        foreach (var (name, value) in form)
            Add(arguments, name, Argument.Of(One(name, value)));
        foreach (var file in form.Files)
        {
            var bytes = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, request.HttpContext.RequestAborted);
            Add(arguments, file.Name, Argument.Of(file.FileName, bytes));
        }
    }

    private static async Task ReadJsonAsync(HttpRequest request, Arguments arguments)
    {
        var body = await ReadBodyAsync(request);
        arguments.Utf8Body = body;
        if (body.Length == 0)
            return;
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            arguments.Complaint = $"the body is of an unsupported content type: {request.ContentType}";
            return;
        }
        try
        {
            var document = JsonDocument.Parse(body, Strictly);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new JsonException("JSON object expected");
            arguments.Document = document;
            foreach (var property in document.RootElement.EnumerateObject())
                Add(arguments, property.Name, Argument.Of(property.Value));
        }
        catch (JsonException e)
        {
            arguments.Complaint = "can't parse JSON: " + e.Message;
        }
    }

    private static void Add(Arguments arguments, string name, Argument value)
    {
        if (!arguments.TryAdd(name, value))
            arguments.Complaint = $"parameter \"{name}\" is given twice";
    }

    private static string One(string name, StringValues values) =>
        values.Count == 1 ? values[0] ?? "" : throw Refusal.Bad($"parameter \"{name}\" is given {values.Count} times");

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength is { } length and < 1_000_000)
        {
            var exact = new byte[length];
            await request.Body.ReadExactlyAsync(exact, request.HttpContext.RequestAborted);
            return exact;
        }
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, request.HttpContext.RequestAborted);
        return memory.ToArray();
    }
}
