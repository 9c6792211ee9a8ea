using System.Text;

namespace Bot.Staff.Web;

/// <summary>A table to take along. It begins with the mark by which spreadsheets know UTF-8.</summary>
/// <param name="name">What the file is called.</param>
/// <param name="write">Writes it, row by row.</param>
internal sealed class CsvFile(string name, Func<TextWriter, CancellationToken, Task> write) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => Results.Stream(
        async stream =>
        {
            await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await write(text, httpContext.RequestAborted);
        },
        "text/csv; charset=utf-8",
        name).ExecuteAsync(httpContext);
}
