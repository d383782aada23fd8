-- Whether an answer that the same chat got a moment ago will do again; null is the service's default.
ALTER TABLE settings.user_settings ADD COLUMN response_cache boolean;
