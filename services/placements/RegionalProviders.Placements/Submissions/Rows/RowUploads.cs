using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Checking;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>Begins uploads of rows or resumes existing ones.</summary>
internal sealed class RowUploads(PlacementsDatabase database, ChildReferences references)
{
    /// <summary>Begins an upload, or resumes an existing one if its header is the same.</summary>
    public Task<RowUploadSession> BeginAsync(
        Principal principal,
        RowUploadHeader header,
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                var own = await OwnReturn.ForChangeAsync(tx, header.WindowId);
                var schema = own.Window.Schema();
                var kind = RowChecks.KindOf(schema, header.Columns);
                var knowledge = await ReturnKnowledge.ReadAsync(own, references, tx);
                var lastNumber = 0;
                if (await StoredRowUpload.FindAsync(header.Id, tx) is { } begun)
                {
                    begun.RequireSame(header, own);
                    StoredRowUpload.RequireCurrent(begun, own);
                    lastNumber = begun.LastNumber;
                }
                else
                    own = await StartAsync(header, own, tx);
                return new RowUploadSession(database, references, principal, header, own)
                {
                    Reader = new RowReader(schema, kind, header.Columns),
                    Knowledge = knowledge,
                    LastNumber = lastNumber,
                    Key = await references.ForWritingAsync(tx),
                };
            },
            ct
        );

    private static async Task<OwnReturn> StartAsync(
        RowUploadHeader header,
        OwnReturn own,
        ServiceTransaction tx
    )
    {
        // Rows are replaced by the first that come, never by none.
        own = await Draft.OpenAsync(own, header.Withdraw, replace: false, tx);
        await StoredRowUpload.InsertAsync(header, own.Submission, tx);
        return own;
    }
}
