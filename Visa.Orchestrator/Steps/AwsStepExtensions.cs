using Amazon.S3;
using Amazon.S3.Model;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Remote.Ecs;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Remote.Redshift;

namespace Visa.Orchestrator.Steps;

/// <summary>Steps on AWS.</summary>
public static class AwsStepExtensions
{
    /// <summary>A run of a Glue job; the step is done when the job is done. The run's trace goes along as <c>--traceparent</c>.</summary>
    public static Step<GlueJobResult> Glue(this DagBuilder dag, string name, Func<StepContext, GlueJobSpec> spec) => dag.Remote(
        name, services => services.GetRequiredService<GlueJob>(), context =>
        {
            var job = spec(context);
            return job with { Arguments = new Dictionary<string, string>(job.Arguments) { ["--traceparent"] = context.Run.TraceParent } };
        });

    /// <summary>Statements that Redshift runs in one transaction.</summary>
    public static Step<RedshiftStatementResult> Redshift(this DagBuilder dag, string name, Func<StepContext, RedshiftStatementSpec> spec) =>
        dag.Remote(name, services => services.GetRequiredService<RedshiftStatement>(), spec);

    /// <summary>A task of an ECS cluster. The run's trace goes along as <c>TRACEPARENT</c>.</summary>
    public static Step<EcsTaskResult> EcsTask(this DagBuilder dag, string name, Func<StepContext, EcsTaskSpec> spec) => dag.Remote(
        name, services => services.GetRequiredService<EcsTask>(), context =>
        {
            var task = spec(context);
            return task with { Environment = new Dictionary<string, string>(task.Environment) { ["TRACEPARENT"] = context.Run.TraceParent } };
        });

    /// <summary>Waits until the bucket has an object under the prefix.</summary>
    public static Step<string> WaitForS3(this DagBuilder dag, string name, string bucket, Func<StepContext, string> prefix, TimeSpan? every = null) => dag.WaitFor(
        name, every ?? TimeSpan.FromSeconds(15), async (context, cancellationToken) =>
        {
            var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix(context), MaxKeys = 1 };
            var page = await context.Services.GetRequiredService<IAmazonS3>().ListObjectsV2Async(request, cancellationToken);
            return page.S3Objects is [var first, ..] ? SensorAnswer<string>.Done(first.Key) : SensorAnswer<string>.NotYet($"nothing under s3://{bucket}/{request.Prefix} yet");
        });

    /// <summary>Checks a number that Redshift gives: outside the range the step fails, or with <see cref="CheckSeverity.Warn"/> says so and succeeds.</summary>
    /// <param name="statement">Gives one row with one number.</param>
    public static Step<CheckResult> Check(
        this DagBuilder dag, string name, Step<RedshiftStatementResult> statement, double least, double most, CheckSeverity severity = CheckSeverity.Block) => dag.Run(name, statement, (answer, context, _) =>
    {
        if (answer.Rows is not [[{ } value, ..], ..] || !double.TryParse(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            throw new StepFailedException($"The check '{name}' got no number. Let its statement want rows, and give one row with one number.");
        }

        var result = new CheckResult(number, least, most, number >= least && number <= most);
        if (!result.IsMet)
        {
            var words = $"{number} is not between {least} and {most}.";
            context.Log(words);
            if (severity == CheckSeverity.Block)
            {
                throw new StepFailedException(words);
            }
        }

        return Task.FromResult(result);
    });
}
