using Visa.Decisions.Ensembles;

namespace Visa.Scoring.Training;

/// <summary>Scores by the kernel that serves: evaluation and serving cannot differ.</summary>
internal sealed class EnsembleScorer(TreeEnsemble ensemble) : ILearnedScorer
{
    private readonly EnsembleKernel _kernel = new(ensemble);

    public TreeEnsemble Ensemble => ensemble;

    public double[] Score(LabelledRows rows)
    {
        var margins = new double[rows.Count];
        _kernel.Margins(rows.Values.AsSpan(0, rows.Count * rows.Width), margins);
        return margins;
    }
}
