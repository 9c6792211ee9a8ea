using System.Text;
using System.Text.Json;

namespace Bot.Staff.Api;

/// <summary>An answer of the API, ready to be sent, or kept and sent again.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Json">The body; empty = none.</param>
/// <param name="Location">Where what was made is found; null = nothing was made.</param>
internal sealed record ApiAnswer(int Status, string Json, string? Location = null) : IResult
{
    /// <summary>Whether it is the answer to an earlier request with the same key.</summary>
    public bool IsRepeated { get; init; }

    public bool IsDone => Status < StatusCodes.Status300MultipleChoices;

    public static ApiAnswer Ok<T>(T body) => new(StatusCodes.Status200OK, JsonSerializer.Serialize(body, ApiJson.Options));

    public static ApiAnswer Made<T>(string location, T body) => new(StatusCodes.Status201Created, JsonSerializer.Serialize(body, ApiJson.Options), ApiRoutes.Root + location);

    public static ApiAnswer Done { get; } = new(StatusCodes.Status204NoContent, "");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (IsRepeated)
        {
            response.Headers["Idempotent-Replayed"] = "true";
        }

        if (Json.Length == 0)
        {
            return Task.CompletedTask;
        }

        response.ContentType = IsDone ? "application/json; charset=utf-8" : "application/problem+json; charset=utf-8";
        return response.WriteAsync(Json, Encoding.UTF8, httpContext.RequestAborted);
    }
}
