using Visa.Dbt.Nodes;

namespace Visa.Dbt.Execution;

/// <summary>Is told of each node as it is run. Calls come from several threads, one at a time.</summary>
public interface IRunObserver
{
    void Found(IReadOnlyCollection<Node> nodes, Projects.Target target);

    /// <param name="index">From 1.</param>
    void Started(Node node, int index, int total);

    void Finished(NodeResult result, int index, int total);

    /// <summary>Something to tell: the text of <c>log(…, info=true)</c>, a criterion that matches nothing.</summary>
    void Told(string message);
}
