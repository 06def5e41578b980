using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Amazon.Kinesis;
using Amazon.S3;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Aws;

namespace Visa.StreamConsumer.DeadLetters;

/// <summary>The verb <c>deadletters</c>: looks at what could not be processed, and puts it back.</summary>
internal static class DeadLettersVerb
{
    public static bool IsAsked(string[] args) => args is [DeadLetterArguments.Verb, ..];

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (!DeadLetterArguments.TryRead(args[1..], out var arguments, out var problem))
        {
            await (problem == DeadLetterArguments.Help ? Console.Out : Console.Error).WriteLineAsync(problem);
            return problem == DeadLetterArguments.Help ? 0 : 2;
        }
        var builder = Host.CreateApplicationBuilder();
        builder.AddServiceDefaults();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.AddAwsClient<IAmazonS3, AmazonS3Config>(config => new AmazonS3Client(config));
        builder.AddAwsClient<IAmazonKinesis, AmazonKinesisConfig>(config => new AmazonKinesisClient(config));
        builder.Services.AddSingleton<DeadLetterLake>();
        builder.Services.AddSingleton<DeadLetterRedrive>();
        using var host = builder.Build();
        await host.StartAsync();
        return await RunAsync(host.Services, arguments, Console.Out);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The top of the process: whatever failed is said in a sentence, and the exit code is 1.")]
    private static async Task<int> RunAsync(IServiceProvider services, DeadLetterArguments arguments, TextWriter output)
    {
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            return arguments.Action == DeadLetterArguments.List
                ? await ListAsync(services.GetRequiredService<DeadLetterLake>(), arguments, output, stopping)
                : await RedriveAsync(services.GetRequiredService<DeadLetterRedrive>(), arguments, output, stopping);
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync($"deadletters: {exception.Message}");
            return 1;
        }
    }

    internal static async Task<int> ListAsync(DeadLetterLake lake, DeadLetterArguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var redriven = await lake.RedrivenAsync(cancellationToken);
        var letters = (await lake.ReadAsync(cancellationToken)).Where(arguments.Selects).ToList();
        foreach (var letter in letters)
        {
            var state = redriven.Contains(letter.Id) ? "redriven" : letter.TryDecode(out _) ? "valid" : "waiting";
            var line = new LetterLine(letter.Id, state, letter.Reason, letter.Error, letter.Arrival, letter.IsTruncated, letter.Source, arguments.WithData ? letter.Data : null);
            await output.WriteLineAsync(arguments.Json ? JsonSerializer.Serialize(line, RedriveJson.Default.LetterLine) : $"{line.Arrival}  {line.State,-8}  {line.Reason}  {line.Id}\n    {line.Error}");
        }
        if (!arguments.Json)
            await output.WriteLineAsync($"{letters.Count} dead letters, {letters.Count(letter => redriven.Contains(letter.Id))} of them redriven");
        return 0;
    }

    internal static async Task<int> RedriveAsync(DeadLetterRedrive redrive, DeadLetterArguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var repaired = arguments.RepairedFile is { } file ? await RepairedLetters.ReadAsync(file, cancellationToken) : new Dictionary<string, byte[]>();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var line in redrive.RunAsync(arguments, repaired, cancellationToken))
        {
            counts[line.Outcome] = counts.GetValueOrDefault(line.Outcome) + 1;
            await output.WriteLineAsync(arguments.Json ? JsonSerializer.Serialize(line, RedriveJson.Default.RedriveLine) : $"{line.Outcome,-17}  {line.Id}  {line.TransactionId}{line.Problem}");
        }
        if (!arguments.Json)
            await output.WriteLineAsync(counts.Count == 0 ? "There are no such dead letters." : string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}")));
        return counts.ContainsKey("invalid") ? 1 : 0;
    }
}
