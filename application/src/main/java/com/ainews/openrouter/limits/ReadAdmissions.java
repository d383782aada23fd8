package com.ainews.openrouter.limits;

import org.springframework.stereotype.Service;

/** Tells what became of the calls that asked this replica for a hold. */
@Service
public class ReadAdmissions {

    private final Admissions admissions;

    ReadAdmissions(Admissions admissions) {
        this.admissions = admissions;
    }

    /** Its counts are read one after the other, while calls go on. */
    public AdmissionCounts read() {
        return admissions.counts();
    }
}
