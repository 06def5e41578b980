using System.Text;
using System.Text.Json;

namespace Visa.LocalAws.RedshiftData.Results;

/// <summary>A part of a stored result: whole lines from a position on, about one megabyte.</summary>
internal sealed record ResultPage(IReadOnlyList<ResultColumn> Columns, IReadOnlyList<string> Lines, long? Next)
{
    private const int PageBytes = 1024 * 1024;

    /// <param name="position">Where the page begins; null for the first.</param>
    public static async Task<ResultPage> ReadAsync(string path, long? position, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, new UTF8Encoding(false));
        var head = await reader.ReadLineAsync(cancellationToken) ?? "[]";
        var columns = JsonSerializer.Deserialize(head, ResultJson.Default.ResultColumnArray)!;
        var at = position ?? Encoding.UTF8.GetByteCount(head) + 1;
        file.Position = at;
        reader.DiscardBufferedData();
        var lines = new List<string>();
        var length = 0;
        while (length < PageBytes && await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            lines.Add(line);
            length += Encoding.UTF8.GetByteCount(line) + 1;
        }
        return new ResultPage(columns, lines, at + length < file.Length ? at + length : null);
    }
}
