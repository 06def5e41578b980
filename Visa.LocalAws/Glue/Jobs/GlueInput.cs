using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Jobs;

/// <summary>Reads members with Glue's rules: a broken one is InvalidInputException.</summary>
internal static class GlueInput
{
    public const int MostTimeoutMinutes = 10080;
    private const int MostRetries = 10;
    private const int MostName = 255;

    public static AwsException Invalid(string message) => new("InvalidInputException", message);

    public static string Name(AwsInput input, string member)
    {
        var name = input.String(member);
        new Constraints().NotNull(name, Camel(member)).Length(name, Camel(member), 1, MostName).ThrowIfBroken();
        return name!;
    }

    /// <summary>The job that a CreateJob describes, or the JobUpdate of an UpdateJob: what it leaves out has its default.</summary>
    public static GlueJob Job(AwsInput input, string name, DateTimeOffset createdOn, DateTimeOffset now)
    {
        var command = input.Structure("Command");
        var role = input.String("Role");
        new Constraints().NotNull(role, "role").NotNull(command, "command").ThrowIfBroken();
        var job = new GlueJob
        {
            Name = name,
            Description = input.String("Description"),
            Role = role,
            CommandName = command!.Value.String("Name") ?? "glueetl",
            ScriptLocation = command.Value.String("ScriptLocation"),
            PythonVersion = command.Value.String("PythonVersion"),
            DefaultArguments = input.Strings("DefaultArguments") ?? new Dictionary<string, string>(),
            NonOverridableArguments = input.Strings("NonOverridableArguments") ?? new Dictionary<string, string>(),
            MaxRetries = input.Integer("MaxRetries") ?? 0,
            TimeoutMinutes = input.Integer("Timeout") ?? GlueJob.DefaultTimeoutMinutes,
            MaxConcurrentRuns = input.Structure("ExecutionProperty")?.Integer("MaxConcurrentRuns") ?? 1,
            IsQueuing = input.Boolean("JobRunQueuingEnabled") ?? false,
            GlueVersion = input.String("GlueVersion") ?? "5.1",
            WorkerType = input.String("WorkerType"),
            NumberOfWorkers = input.Integer("NumberOfWorkers"),
            ExecutionClass = input.String("ExecutionClass") ?? "STANDARD",
            CreatedOn = createdOn,
            LastModifiedOn = now,
        };
        Check(job);
        return job;
    }

    public static void CheckTimeout(int? minutes)
    {
        if (minutes is < 1 or > MostTimeoutMinutes)
            throw Invalid($"Timeout must be between 1 and {MostTimeoutMinutes} minutes.");
    }

    private static void Check(GlueJob job)
    {
        CheckTimeout(job.TimeoutMinutes);
        if (job.MaxRetries is < 0 or > MostRetries)
            throw Invalid($"MaxRetries must be between 0 and {MostRetries}.");
        if (job.MaxConcurrentRuns < 1)
            throw Invalid("MaxConcurrentRuns must be at least 1.");
        if (job.NumberOfWorkers is < 2 || (job.NumberOfWorkers is not null && job.WorkerType is null))
            throw Invalid("NumberOfWorkers must be at least 2 and needs a WorkerType.");
        if (job.IsQueuing && job.MaxRetries > 0)
            throw Invalid("Job run queuing needs MaxRetries 0.");
    }

    private static string Camel(string member) => char.ToLowerInvariant(member[0]) + member[1..];
}
