using Visa.Orchestrator.Remote;

namespace Visa.Orchestrator.Steps;

public sealed record RemoteWork<TSpec, THandle, TResult>(Func<IServiceProvider, IRemoteJob<TSpec, THandle, TResult>> Job, Func<StepContext, TSpec> Spec) : RemoteWork
    where THandle : class
{
    public override string Kind => typeof(TSpec).Name.Replace("Spec", "", StringComparison.Ordinal);

    public override string Specify(StepContext context) => StepJson.Write(Spec(context));

    public override IRemoteCalls Calls(IServiceProvider services) => new JsonCalls(Job(services));

    private sealed class JsonCalls(IRemoteJob<TSpec, THandle, TResult> job) : IRemoteCalls
    {
        public string Service => job.Service;

        public TimeSpan VisibilityGrace => job.VisibilityGrace;

        public TimeSpan TokenLifetime => job.TokenLifetime;

        public async Task<string?> FindAsync(SubmitToken token, string spec, CancellationToken cancellationToken) =>
            await job.FindAsync(token, StepJson.Read<TSpec>(spec), cancellationToken) is { } handle ? StepJson.Write(handle) : null;

        public async Task<string> SubmitAsync(SubmitToken token, string spec, CancellationToken cancellationToken) =>
            StepJson.Write(await job.SubmitAsync(token, StepJson.Read<TSpec>(spec), cancellationToken));

        public async Task<RemoteStatus<string>> DescribeAsync(string handle, CancellationToken cancellationToken)
        {
            var status = await job.DescribeAsync(StepJson.Read<THandle>(handle), cancellationToken);
            return new RemoteStatus<string>(status.State, status.Detail, status.State == RemoteState.Succeeded ? StepJson.Write(status.Result) : null, status.Error, status.Class);
        }

        public async Task CancelAsync(string handle, CancellationToken cancellationToken) => await job.CancelAsync(StepJson.Read<THandle>(handle), cancellationToken);
    }
}
