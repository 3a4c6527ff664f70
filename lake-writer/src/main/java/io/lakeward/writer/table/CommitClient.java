// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.Map;
import org.apache.hudi.client.SparkRDDWriteClient;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.HoodieEngineContext;
import org.apache.hudi.common.model.DefaultHoodieRecordPayload;
import org.apache.hudi.common.model.HoodieCommitMetadata;
import org.apache.hudi.common.model.HoodieKey;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.table.HoodieTable;
import org.apache.spark.api.java.JavaRDD;

/**
 * Hudi's client for one commit. It opens the table once and reads the timeline once more when the files are written, where Hudi's own opens
 * the table anew for each step: nobody else commits meanwhile.
 */
@SuppressWarnings({"unchecked", "rawtypes"}) // in Hudi's class
final class CommitClient extends SparkRDDWriteClient<DefaultHoodieRecordPayload> {
    private static final long serialVersionUID = 1L;

    private final transient CommitFolders folders;
    private transient HoodieTableMetaClient opened;
    private transient HoodieTable<
                    DefaultHoodieRecordPayload,
                    JavaRDD<HoodieRecord<DefaultHoodieRecordPayload>>,
                    JavaRDD<HoodieKey>,
                    JavaRDD<WriteStatus>>
            written;

    CommitClient(HoodieEngineContext context, HoodieWriteConfig config, CommitFolders folders) {
        super(context, config);
        this.folders = folders;
    }

    /** As it was before the commit began, or as somebody has loaded it since. */
    HoodieTableMetaClient opened() {
        return opened;
    }

    @Override
    protected HoodieTableMetaClient createMetaClient(boolean loadsTimeline) {
        opened = folders.open();
        return opened;
    }

    /** Before old files are cleaned and old commits archived: by what there is now. */
    @Override
    protected void postCommit(
            HoodieTable table,
            HoodieCommitMetadata metadata,
            String instant,
            Option<Map<String, String>> extraMetadata) {
        folders.committed();
        super.postCommit(table, metadata, instant, extraMetadata);
    }

    /** Asked for by the steps that complete a commit. */
    @Override
    protected HoodieTable<
                    DefaultHoodieRecordPayload,
                    JavaRDD<HoodieRecord<DefaultHoodieRecordPayload>>,
                    JavaRDD<HoodieKey>,
                    JavaRDD<WriteStatus>>
            createTable(HoodieWriteConfig config) {
        if (written == null) {
            opened.reloadActiveTimeline();
            written = createTable(config, opened);
        }
        return written;
    }
}
