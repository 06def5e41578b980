using System.Globalization;
using Visa.Orchestrator.Views;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Orchestrator.Pages.Steps;

/// <summary>The whole log of a step as plain text, sent while it is read.</summary>
internal static class LogText
{
    private const int LinesAtOnce = 1000;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/steps/{id:long}/log.txt", WriteAsync).RequireAuthorization(Roles.Viewer).ExcludeFromDescription();

    private static async Task WriteAsync(long id, HttpContext context, Queries queries)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        await using var writer = new StreamWriter(context.Response.Body, leaveOpen: true);
        for (var after = 0L; ;)
        {
            var lines = await queries.LogAsync(id, after, LinesAtOnce, context.RequestAborted);
            if (lines.Count == 0)
            {
                return;
            }

            foreach (var line in lines)
            {
                after = line.Id;
                await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{line.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {line.Generation}.{line.Attempt} {line.Text}"));
            }

            await writer.FlushAsync(context.RequestAborted);
        }
    }
}
