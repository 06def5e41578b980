using System.Globalization;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;

namespace Visa.Dbt.Warehouse;

/// <summary>A statement of the Redshift Data API that was given in: its end, and the values of its result.</summary>
public static class DataApiStatement
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Looks at it, ever less often, until it has ended.</summary>
    /// <param name="id">As the API gave it.</param>
    /// <param name="pause">Before the second look.</param>
    /// <returns>What it ended as: finished, failed or aborted.</returns>
    public static async Task<DescribeStatementResponse> EndAsync(IAmazonRedshiftDataAPIService redshift, string id, TimeSpan pause, TimeProvider time, CancellationToken cancellationToken)
    {
        for (; ; pause = pause < LongestPause ? pause * 1.2 : LongestPause)
        {
            var described = await redshift.DescribeStatementAsync(new DescribeStatementRequest { Id = id }, cancellationToken);
            if (described.Status == StatusString.FINISHED || described.Status == StatusString.FAILED || described.Status == StatusString.ABORTED) return described;
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>A value as text; null for NULL.</summary>
    public static string? Text(Field field) => field switch
    {
        { IsNull: true } => null,
        { StringValue: { } text } => text,
        { LongValue: { } number } => number.ToString(CultureInfo.InvariantCulture),
        { DoubleValue: { } number } => number.ToString("R", CultureInfo.InvariantCulture),
        { BooleanValue: { } flag } => flag ? "true" : "false",
        _ => throw new InvalidOperationException("The Data API gave a field of no known kind."),
    };
}
